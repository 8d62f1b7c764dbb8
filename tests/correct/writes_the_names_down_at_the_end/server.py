import json
import os
import signal
import socket


def stop(*_):
    raise KeyboardInterrupt


signal.signal(signal.SIGTERM, stop)
names = {}
if os.path.exists('names.json'):
    with open('names.json', encoding='utf-8') as f:
        names = json.load(f)

sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен, остановка по Ctrl-C')
try:
    while True:
        conn, addr = sock.accept()
        try:
            if addr[0] not in names:
                conn.send('Введите имя: '.encode())
                name = conn.recv(1024).decode().strip()
                if not name:
                    conn.close()
                    continue
                names[addr[0]] = name
            conn.send(f'Здравствуйте, {names[addr[0]]}!'.encode())
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.send(data)
        except (ConnectionError, UnicodeDecodeError):
            pass
        conn.close()
except KeyboardInterrupt:
    print('Остановка сервера')
finally:
    sock.close()
    with open('names.json', 'w', encoding='utf-8') as f:
        json.dump(names, f, ensure_ascii=False)
