import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
msg = ''
while msg != 'exit':
    msg = input('Сообщение: ')
    if msg == '':
        continue
    sock.sendall(msg.encode())
    if msg != 'exit':
        print(sock.recv(1024).decode())
sock.close()
