import os
import socket

FILE = 'users.txt'

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    print('Подключился', addr)
    try:
        conn.send('Логин: '.encode())
        login = conn.recv(1024).decode().strip()
        conn.send('Пароль: '.encode())
        password = conn.recv(1024).decode().strip()
        if not login or not password:
            conn.close()
            continue
        users = {}
        if os.path.exists(FILE):
            for line in open(FILE, encoding='utf-8'):
                name, word = line.rstrip('\n').split(':', 1)
                users[name] = word
        if login in users:
            conn.send(f'Вход выполнен, {login}'.encode())
        else:
            with open(FILE, 'a', encoding='utf-8') as f:
                f.write(f'{login}:{password}\n')
            conn.send(f'Пользователь {login} создан'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except ConnectionError:
        print('Клиент исчез')
    conn.close()
    print('Отключился', addr)
