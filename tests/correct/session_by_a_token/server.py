import hashlib
import hmac
import json
import os
import secrets
import socket
import threading

FILE = 'accounts.json'
lock = threading.Lock()


def load():
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as f:
            return json.load(f)
    return {'users': {}, 'sessions': {}}


def save(db):
    with open(FILE, 'w', encoding='utf-8') as f:
        json.dump(db, f, ensure_ascii=False, indent=2)


def protect(password, salt):
    return hashlib.pbkdf2_hmac('sha256', password.encode(), bytes.fromhex(salt), 50_000).hex()


def open_session(db, name):
    token = secrets.token_urlsafe(32)
    db['sessions'][hashlib.sha256(token.encode()).hexdigest()] = name
    save(db)
    return f'OK\n{name}\n{token}'


def answer(request):
    """token\\nT или password\\nимя\\nпароль"""
    kind, *fields = request.split('\n')
    with lock:
        db = load()
        if kind == 'token' and len(fields) == 1:
            name = db['sessions'].get(hashlib.sha256(fields[0].encode()).hexdigest())
            return f'OK\n{name}\n{fields[0]}' if name else 'NO\nсессия не найдена'
        if kind == 'password' and len(fields) == 2 and all(fields):
            name, password = fields
            user = db['users'].get(name)
            if user is None:
                salt = os.urandom(16).hex()
                db['users'][name] = {'salt': salt, 'key': protect(password, salt)}
                return open_session(db, name)
            if hmac.compare_digest(protect(password, user['salt']), user['key']):
                return open_session(db, name)
            return 'NO\nневерный пароль'
    return 'NO\nнепонятный запрос'


def serve(conn):
    with conn:
        try:
            reply = 'NO'
            while reply.startswith('NO'):
                request = conn.recv(4096)
                if not request:
                    return
                reply = answer(request.decode())
                conn.sendall(reply.encode())
            while data := conn.recv(1024):
                conn.sendall(data)
        except (OSError, UnicodeDecodeError) as error:
            print(error)


server = socket.socket()
server.bind(('', 9090))
server.listen()
print('Сервер запущен')
while True:
    conn, addr = server.accept()
    print('Клиент', addr)
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
