import socket

connection = socket.socket()
connection.connect(('198.18.7.9', 9090))
print('Соединение с сервером есть')
connection.sendall(b'good afternoon')
print('Отправил приветствие')
reply = connection.recv(1024)
print('Сервер ответил:', reply.decode())
connection.close()
print('Отключился')
