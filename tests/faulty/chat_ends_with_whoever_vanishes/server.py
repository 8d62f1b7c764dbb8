import json
import os
import socket
import threading

USERS_FILE = 'users.json'
KEEP = 50

lock = threading.Lock()
clients = {}
history = []
users = {}
if os.path.exists(USERS_FILE):
    with open(USERS_FILE, encoding='utf-8') as f:
        users = json.load(f)


def ask(conn, question):
    conn.sendall(question.encode())
    answer = conn.recv(1024)
    if not answer:
        raise ConnectionError('клиент ушёл')
    return answer.decode(errors='replace').strip()


def login(conn):
    name = ask(conn, 'Введите имя: ')
    with lock:
        known = users.get(name)
    if known is None:
        password = ask(conn, 'Придумайте пароль: ')
        with lock:
            users[name] = password
            with open(USERS_FILE, 'w', encoding='utf-8') as f:
                json.dump(users, f, ensure_ascii=False)
        return name
    password = ask(conn, 'Введите пароль: ')
    if password != known:
        conn.sendall('Неверный пароль\n'.encode())
        return None
    return name


def broadcast(sender, text):
    with lock:
        history.append(text)
        del history[:-KEEP]
        others = [conn for conn in clients if conn is not sender]
    for conn in others:
        try:
            conn.sendall((text + '\n').encode())
        except OSError:
            with lock:
                clients.pop(conn, None)


def serve(conn, addr):
    try:
        name = login(conn)
        if name is None:
            return
        with lock:
            past = list(history)
            clients[conn] = name
        conn.sendall(f'Добро пожаловать в чат, {name}!\n'.encode())
        for line in past:
            conn.sendall((line + '\n').encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            text = data.decode(errors='replace').strip()
            if text == 'exit':
                break
            broadcast(conn, f'{name}: {text}')
    except OSError as error:
        print(addr, error)
        os._exit(1)
    finally:
        with lock:
            clients.pop(conn, None)
        conn.close()


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen(50)
print('Чат-сервер слушает порт 9090')
while True:
    conn, addr = server.accept()
    threading.Thread(target=serve, args=(conn, addr), daemon=True).start()
