import hashlib
import json
import os
import secrets
import socket

from protocol import receive, send

FILE = 'users.json'


def load():
    if not os.path.exists(FILE):
        return {}
    with open(FILE) as f:
        return json.load(f)


def protect(password, salt):
    return hashlib.pbkdf2_hmac('sha256', password.encode(), bytes.fromhex(salt), 20000).hex()


def greet(conn, ip):
    users = load()
    if ip in users:
        user = users[ip]
        while True:
            send(conn, 'password?', name=user['name'])
            if protect(receive(conn)['password'], user['salt']) == user['hash']:
                break
            send(conn, 'error', text='Неверный пароль')
    else:
        send(conn, 'register?')
        reply = receive(conn)
        salt = secrets.token_hex(16)
        user = {'name': reply['name'], 'salt': salt, 'hash': protect(reply['password'], salt)}
        users[ip] = user
        with open(FILE, 'w') as f:
            json.dump(users, f)
    send(conn, 'hello', name=user['name'])


sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', 9090))
sock.listen()
print('Сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    with conn:
        try:
            greet(conn, addr[0])
            while True:
                send(conn, 'echo', text=receive(conn)['text'])
        except (EOFError, OSError, ValueError, KeyError) as error:
            print('Клиент отключён:', error)
