import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
text = input('Введите строку: ')
sock.send(b'Hello, world')
data = sock.recv(1024)
sock.close()
print('Сервер вернул:', data.decode())
