import json
import os
import socket
import threading
from datetime import datetime

PORT = 9090
LOG = 'server.log'
USERS = 'users.json'
HELP = '''Команды:
  stop - отключить сервер
  pause - пауза, порт не слушается
  resume - снова слушать порт
  logs - показать логи
  clear logs - очистить логи
  clear users - очистить файл идентификации'''

lock = threading.Lock()
listener = None


def log(text):
    with lock:
        with open(LOG, 'a', encoding='utf-8') as file:
            print(datetime.now().strftime('%H:%M:%S'), text, file=file)


def load_users():
    if not os.path.exists(USERS):
        return {}
    with open(USERS, encoding='utf-8') as file:
        return json.load(file)


def save_users(users):
    with open(USERS, 'w', encoding='utf-8') as file:
        json.dump(users, file, ensure_ascii=False)


def greet(conn, addr):
    with lock:
        name = load_users().get(addr[0])
    if name is None:
        conn.sendall('Как вас зовут? '.encode())
        name = conn.recv(1024).decode().strip()
        if not name:
            return
        with lock:
            users = load_users()
            users[addr[0]] = name
            save_users(users)
    conn.sendall(f'Здравствуйте, {name}!\n'.encode())


def serve(conn, addr):
    log(f'Подключился клиент {addr[0]}:{addr[1]}')
    try:
        greet(conn, addr)
        while True:
            data = conn.recv(1024)
            if not data:
                break
            log(f'Принято от {addr[0]}: {len(data)} байт')
            conn.sendall(data)
            log(f'Отправлено {addr[0]}: {len(data)} байт')
    except OSError:
        log(f'Обрыв связи с {addr[0]}')
    conn.close()
    log(f'Отключился клиент {addr[0]}:{addr[1]}')


def open_port():
    global listener
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(('', PORT))
    listener.listen(20)
    threading.Thread(target=accept_clients, args=(listener,), daemon=True).start()
    log(f'Слушаю порт {PORT}')


def close_port():
    global listener
    if listener:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        listener = None
        log('Порт больше не слушается')


def accept_clients(sock):
    while True:
        try:
            conn, addr = sock.accept()
        except OSError:
            return
        threading.Thread(target=serve, args=(conn, addr), daemon=True).start()


def show_logs():
    with lock, open(LOG, encoding='utf-8') as file:
        print(file.read(), end='')


def clear_logs():
    with lock:
        open(LOG, 'w').close()
    print('Логи очищены')


def clear_users():
    with lock:
        save_users({})
    print('Файл идентификации очищен')


log('Запуск сервера')
open_port()
print(HELP)
while True:
    try:
        command = input('> ').strip()
    except EOFError:
        break
    if command == 'stop':
        break
    elif command == 'pause':
        close_port()
    elif command == 'resume':
        if listener is None:
            open_port()
    elif command == 'logs':
        show_logs()
    elif command == 'clear logs':
        clear_logs()
    elif command == 'clear users':
        clear_users()
    else:
        print('Неизвестная команда')
        print(HELP)
close_port()
log('Остановка сервера')
