import socket

sock = socket.socket()
ip = input('IP-адрес сервера: ')
sock.connect((ip, 9090))
print('Соединение установлено')
msg = input()
while msg != 'exit':
    if msg:
        sock.sendall(msg.encode())
        print(sock.recv(1024).decode())
    msg = input()
sock.close()
print('Соединение закрыто')
