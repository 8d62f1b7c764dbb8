import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    message = input('Сообщение: ')
    if message == 'exit':
        break
    if not message:
        continue
    data = message.encode()
    sock.sendall(str(len(data)).encode().ljust(10) + data)
    print('Ответ:', sock.recv(1024).decode())
sock.close()
