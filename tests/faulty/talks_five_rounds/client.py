import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    message = input('Введите сообщение: ')
    if message:
        sock.send(message.encode())
    if message == 'exit':
        break
    if message:
        print('Сервер:', sock.recv(1024).decode())
sock.close()
