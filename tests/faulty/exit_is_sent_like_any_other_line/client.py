import socket

sock = socket.socket()
sock.connect(('localhost', 9090))

while True:
    msg = input('Введите сообщение: ')
    if len(msg) == 0:
        print('Пустое сообщение')
        continue
    sock.sendall(msg.encode('utf-8'))
    print('Эхо:', sock.recv(1024).decode('utf-8'))
