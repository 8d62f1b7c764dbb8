import json
import socket
import threading

conn = socket.create_connection(('localhost', 9090))
stream = conn.makefile('rwb')


def put(**message):
    stream.write(json.dumps(message).encode() + b'\n')
    stream.flush()


def show():
    for line in stream:
        message = json.loads(line)
        print(f"[{message['from']}] {message['text']}")
    print('Связь потеряна')


while True:
    choice = input('1 - войти, 2 - зарегистрироваться: ')
    name = input('Имя: ')
    password = input('Пароль: ')
    put(action='register' if choice == '2' else 'login', name=name, password=password)
    if json.loads(stream.readline())['type'] == 'welcome':
        break
    print('Не получилось, попробуйте ещё раз')
print('Добро пожаловать! Пишите, exit - выход')
threading.Thread(target=show, daemon=True).start()
while True:
    text = input()
    if text == 'exit':
        break
    if text:
        put(text=text)
conn.close()
