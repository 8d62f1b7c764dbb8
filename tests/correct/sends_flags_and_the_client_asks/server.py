import hashlib
import json
import os
import socket

DB = 'db.json'


def load():
    return json.load(open(DB, encoding='utf-8')) if os.path.exists(DB) else {}


def save(db):
    with open(DB, 'w', encoding='utf-8') as f:
        json.dump(db, f, ensure_ascii=False, indent=1)


def secret(password, salt):
    return hashlib.sha512((salt + password).encode()).hexdigest()


def enter(conn, ip):
    """NEW: незнакомый адрес; PASS: нужен пароль; OK имя: вход выполнен; FAIL: неверный пароль."""
    db = load()
    if ip not in db:
        conn.send(b'NEW')
        name = conn.recv(1024).decode()
        if not name:
            return False
        conn.send(b'PASS')
        password = conn.recv(1024).decode()
        if not password:
            return False
        salt = os.urandom(8).hex()
        db[ip] = {'name': name, 'salt': salt, 'password': secret(password, salt)}
        save(db)
    else:
        user = db[ip]
        conn.send(b'PASS')
        password = conn.recv(1024).decode()
        while secret(password, user['salt']) != user['password']:
            if not password:
                return False
            conn.send(b'FAIL')
            password = conn.recv(1024).decode()
    conn.send(('OK ' + db[ip]['name']).encode())
    return True


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер ожидает подключения')
while True:
    conn, addr = sock.accept()
    print('Подключился', addr)
    try:
        if enter(conn, addr[0]):
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
    except (ConnectionError, UnicodeDecodeError):
        print('Связь с клиентом потеряна')
    conn.close()
