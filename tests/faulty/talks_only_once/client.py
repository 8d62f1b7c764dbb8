import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    text = input('Вы: ')
    if text == 'exit':
        break
    if not text:
        continue
    sock.send(text.encode())
    print('Сервер:', sock.recv(1024).decode())
sock.close()
