import json
import socket

server = socket.socket()
server.connect(('127.0.0.1', 9090))
print('Соединение установлено')
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    server.sendall(json.dumps({'kind': 'echo', 'body': text, 'size': len(text)}).encode())
    print('Отправлено:', text)
    answer = json.loads(server.recv(4096))
    print('Ответ сервера:', answer['body'])
server.close()
print('Соединение закрыто')
