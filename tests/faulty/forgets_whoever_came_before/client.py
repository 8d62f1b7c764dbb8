import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    answer = sock.recv(1024)
    if not answer:
        print('Сервер закрыл соединение')
        break
    print(answer.decode())
    line = input('> ')
    while not line:
        line = input('> ')
    if line == 'exit':
        break
    sock.send(line.encode())
sock.close()
