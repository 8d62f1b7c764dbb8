import os
import socket

SESSION = '.session'
sock = socket.socket()
sock.connect(('localhost', 9090))


def request(*lines):
    sock.sendall('\n'.join(lines).encode())
    return sock.recv(4096).decode().split('\n')


reply = ['NO', '']
if os.path.exists(SESSION):
    with open(SESSION) as f:
        reply = request('token', f.read())
while reply[0] != 'OK':
    if reply[1]:
        print('Сервер:', reply[1])
    name = input('Введите имя пользователя: ')
    reply = request('password', name, input('Введите пароль: '))
with open(SESSION, 'w') as f:
    f.write(reply[2])
print('Добро пожаловать,', reply[1])

while True:
    text = input('Введите строку: ')
    if text == 'exit':
        break
    if text:
        sock.sendall(text.encode())
        print('Получено:', sock.recv(4096).decode())
sock.close()
