import json
import os
import socket
import threading

FILE = 'passwords.json'


def load():
    if not os.path.exists(FILE):
        return {}
    with open(FILE) as f:
        return json.load(f)


def recv(conn):
    data = conn.recv(1024)
    if not data:
        raise ConnectionError
    return data.decode().strip()


def serve(conn, ip):
    try:
        passwords = load()
        if ip in passwords:
            conn.send('Введите пароль:'.encode())
            while recv(conn) != passwords[ip]:
                conn.send('Неверный пароль! Введите пароль:'.encode())
        else:
            conn.send('Вы здесь впервые. Придумайте пароль:'.encode())
            passwords[ip] = recv(conn)
            with open(FILE, 'w') as f:
                json.dump(passwords, f)
        conn.send('Можно писать'.encode())
        while True:
            conn.send(recv(conn).encode())
    except (OSError, UnicodeDecodeError):
        print('Связь прервана', ip)
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen()
print('Сервер запущен, порт 9090')
while True:
    conn, addr = sock.accept()
    print('Подключение', addr)
    threading.Thread(target=serve, args=(conn, addr[0]), daemon=True).start()
