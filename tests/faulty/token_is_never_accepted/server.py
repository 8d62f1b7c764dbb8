import hashlib
import json
import os
import secrets
import socket

FILE = 'accounts.json'
tokens = {}  # токен -> имя


def load():
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as f:
            return json.load(f)
    return {}


def digest(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt.encode(), n=1024, r=8, p=1).hex()


def answer(request):
    """TOKEN t | LOGIN имя пароль -> OK имя токен | NO причина"""
    words = request.split(' ', 2)
    if words[0] == 'TOKEN' and len(words) == 2:
        if words[1] in tokens.values():
            return 'OK ' + tokens[words[1]] + ' ' + words[1]
        return 'NO session'
    if words[0] != 'LOGIN' or len(words) != 3:
        return 'NO command'
    name, password = words[1:]
    accounts = load()
    if name not in accounts:
        salt = secrets.token_hex(8)
        accounts[name] = [salt, digest(password, salt)]
        with open(FILE, 'w', encoding='utf-8') as f:
            json.dump(accounts, f, ensure_ascii=False)
    salt, right = accounts[name]
    if digest(password, salt) != right:
        return 'NO password'
    token = secrets.token_hex(16)
    tokens[token] = name
    return f'OK {name} {token}'


def serve(conn):
    reply = 'NO'
    while reply.startswith('NO'):
        data = conn.recv(1024)
        if not data:
            return
        reply = answer(data.decode())
        conn.sendall(reply.encode())
    while data := conn.recv(1024):
        conn.sendall(data)


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер с сессиями запущен')
while True:
    conn, addr = sock.accept()
    with conn:
        try:
            serve(conn)
        except (ConnectionError, UnicodeDecodeError) as error:
            print(addr, error)
