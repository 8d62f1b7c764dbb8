import os
import socket

TOKEN = 'token.txt'

sock = socket.socket()
sock.connect(('localhost', 9090))


def request(text):
    sock.sendall(text.encode())
    return sock.recv(1024).decode().split(' ')


reply = ['NO']
if os.path.exists(TOKEN):
    reply = request('TOKEN ' + open(TOKEN).read())
    if reply[0] == 'NO':
        print('Сессия закончилась, войдите ещё раз')
while reply[0] == 'NO':
    name = input('Имя: ').replace(' ', '_') or 'guest'
    password = input('Пароль: ')
    reply = request(f'LOGIN {name} {password}')
    if reply[0] == 'NO':
        print('Сервер не пустил:', reply[1:])
with open(TOKEN, 'w') as f:
    f.write(reply[2])
print('Вы вошли как', reply[1])

while True:
    line = input('Сообщение: ')
    if line == 'exit':
        break
    if line:
        sock.sendall(line.encode())
        print('Ответ:', sock.recv(1024).decode())
sock.close()
