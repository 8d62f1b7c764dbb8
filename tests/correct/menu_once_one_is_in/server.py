import hashlib
import json
import os
import socket
import threading

FILE = 'accounts.json'
lock = threading.Lock()


def load():
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as file:
            return json.load(file)
    return {}


def digest(password, salt):
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), n=1024, r=8, p=1).hex()


def enter(order):
    with lock:
        accounts = load()
        login, password = order['login'], order['password']
        if order['type'] == 'register':
            if login in accounts:
                return {'ok': False, 'text': 'Такой логин уже есть'}
            salt = os.urandom(16).hex()
            accounts[login] = [salt, digest(password, salt)]
            with open(FILE, 'w', encoding='utf-8') as file:
                json.dump(accounts, file)
            return {'ok': True, 'text': 'Вы зарегистрированы'}
        salt, kept = accounts.get(login, ['00', ''])
        if digest(password, salt) != kept:
            return {'ok': False, 'text': 'Вход не удался'}
        return {'ok': True, 'text': 'Вход выполнен'}


def serve(conn):
    try:
        with conn, conn.makefile('rw', encoding='utf-8') as lines:
            for line in lines:
                order = json.loads(line)
                answer = order if order['type'] == 'say' else enter(order)
                lines.write(json.dumps(answer) + '\n')
                lines.flush()
    except (OSError, ValueError, KeyError):
        pass


sock = socket.create_server(('', 9090))
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
