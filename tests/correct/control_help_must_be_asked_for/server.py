import logging
import os
import socket
import threading

logging.basicConfig(filename='server.log', level=logging.INFO, format='%(asctime)s %(message)s')
USERS = 'users.csv'
guard = threading.Lock()


class Listener(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.sock = socket.socket()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', 9090))
        self.sock.listen(16)
        self.open = threading.Event()
        self.open.set()

    def run(self):
        while True:
            conn, addr = self.sock.accept()
            self.open.wait()
            threading.Thread(target=talk, args=(conn, addr), daemon=True).start()


def name_of(ip):
    if not os.path.exists(USERS):
        return None
    with open(USERS) as file:
        rows = [line.rstrip('\n').split(',') for line in file]
    return next((name for known, name in rows if known == ip), None)


def talk(conn, addr):
    logging.info('Клиент %s:%s подключился', *addr)
    with conn:
        name = name_of(addr[0])
        if not name:
            conn.sendall('Представьтесь: '.encode())
            name = conn.recv(1024).decode().strip()
            with guard, open(USERS, 'a') as file:
                file.write(f'{addr[0]},{name}\n')
        conn.sendall(f'Привет, {name}\n'.encode())
        while True:
            try:
                data = conn.recv(1024)
            except ConnectionError:
                break
            if not data:
                break
            logging.info('От %s получено %d байт', name, len(data))
            conn.sendall(data)
    logging.info('Клиент %s отключился', name)


def show(path):
    number = int(input('Сколько последних строк показать? '))
    with open(path) as file:
        print(''.join(file.readlines()[-number:]))


listener = Listener()
listener.start()
logging.info('Сервер запущен')
print('Сервер работает на порту 9090')
while True:
    line = input('$ ').strip().lower()
    if line == 'помощь':
        print('стоп       завершить работу сервера')
        print('пауза      не обслуживать новых клиентов')
        print('дальше     продолжить после паузы')
        print('лог        показать лог')
        print('чистка     очистить лог')
        print('забудь     очистить файл идентификации')
    elif line == 'стоп':
        break
    elif line == 'пауза':
        listener.open.clear()
    elif line == 'дальше':
        listener.open.set()
    elif line == 'лог':
        show('server.log')
    elif line == 'чистка':
        if input('Вы уверены? [y/N] ') in ('y', 'Y'):
            open('server.log', 'w').close()
    elif line == 'забудь':
        name = input('Имя файла: ')
        if os.path.exists(name):
            os.remove(name)
        else:
            print('Нет такого файла')
    elif line:
        print('?')
logging.info('Сервер остановлен')
