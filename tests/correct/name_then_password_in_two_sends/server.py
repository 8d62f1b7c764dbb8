import hashlib
import json
import os
import socket

USERS = 'users.json'


def load():
    if not os.path.exists(USERS):
        return {}
    with open(USERS, encoding='utf-8') as file:
        return json.load(file)


def secret(password, salt):
    return hashlib.pbkdf2_hmac('sha256', password.encode(), bytes.fromhex(salt), 5000).hex()


def login(name, password):
    users = load()
    if name not in users:
        salt = os.urandom(16).hex()
        users[name] = {'salt': salt, 'secret': secret(password, salt)}
        with open(USERS, 'w', encoding='utf-8') as file:
            json.dump(users, file)
        return f'Пользователь {name} зарегистрирован'
    if secret(password, users[name]['salt']) == users[name]['secret']:
        return f'С возвращением, {name}'
    return None


def serve(conn):
    answer = None
    while answer is None:
        name = conn.recv(4096).decode()
        password = conn.recv(4096).decode() if name else ''
        if not password:
            return
        answer = login(name, password)
        conn.send((answer or 'Неверный пароль').encode())
    while data := conn.recv(4096):
        conn.send(data)


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    try:
        serve(conn)
    except (ConnectionError, UnicodeDecodeError):
        print('Клиент пропал', addr)
    conn.close()
