import hashlib
import os
import socket
import threading

FILE = 'users.txt'
lock = threading.Lock()


SALT = b'sokety'


def protect(password):
    return hashlib.pbkdf2_hmac('sha256', password.encode(), SALT, 1000).hex()


def find(name):
    if not os.path.exists(FILE):
        return None
    with open(FILE, encoding='utf-8') as f:
        for line in f:
            user, _, secret = line.rstrip('\n').partition(' ')
            if user == name:
                return secret
    return None


def login(conn):
    conn.sendall('Имя (без пробелов): '.encode())
    name = conn.recv(1024).decode().strip().replace(' ', '_')
    if not name:
        return False
    conn.sendall('Пароль: '.encode())
    password = conn.recv(1024).decode().strip()
    if not password:
        return False
    with lock:
        secret = find(name)
        if secret is None:
            with open(FILE, 'a', encoding='utf-8') as f:
                f.write(name + ' ' + protect(password) + '\n')
    if secret is not None and secret != protect(password):
        conn.sendall('Неверный пароль'.encode())
        return False
    conn.sendall(f'Здравствуйте, {name}'.encode())
    return True


def serve(conn, addr):
    print('Подключился', addr)
    try:
        if login(conn):
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
    except (ConnectionError, UnicodeDecodeError) as error:
        print('Ошибка:', error)
    conn.close()
    print('Отключился', addr)


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=serve, args=(conn, addr), daemon=True).start()
