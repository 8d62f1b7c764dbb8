import hashlib
import json
import os
import socket

FILE = 'users.json'


def load():
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as f:
            return json.load(f)
    return {}


def save(users):
    with open(FILE, 'w', encoding='utf-8') as f:
        json.dump(users, f, ensure_ascii=False)


def ask(conn, question):
    conn.send(question.encode())
    data = conn.recv(1024)
    if not data:
        raise ConnectionError
    return data.decode().strip()


def hash_password(password, salt):
    return hashlib.pbkdf2_hmac('sha256', password.encode(), bytes.fromhex(salt), 10000).hex()


def login(conn):
    users = load()
    name = ask(conn, 'Введите имя:')
    if name not in users:
        password = ask(conn, 'Вы новый пользователь. Придумайте пароль:')
        salt = os.urandom(16).hex()
        users[name] = {'salt': salt, 'hash': hash_password(password, salt)}
        save(users)
    else:
        user = users[name]
        question = 'Введите пароль:'
        for attempt in range(3):
            password = ask(conn, question)
            if hash_password(password, user['salt']) == user['hash']:
                break
            question = f'Неверный пароль, осталось попыток: {2 - attempt}. Введите пароль:'
    conn.send(f'Добро пожаловать, {name}!'.encode())


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    print('Подключение', addr)
    try:
        login(conn)
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except (ConnectionError, UnicodeDecodeError):
        print('Соединение прервано')
    conn.close()
