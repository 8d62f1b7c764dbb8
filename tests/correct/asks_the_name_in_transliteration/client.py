import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    otvet = sock.recv(1024)
    if not otvet:
        print('Server zakryl soedinenie')
        break
    print(otvet.decode())
    stroka = input('-> ')
    while not stroka:
        stroka = input('-> ')
    if stroka == 'exit':
        break
    sock.sendall(stroka.encode())
sock.close()
