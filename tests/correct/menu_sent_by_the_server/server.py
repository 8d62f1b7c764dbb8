import binascii
import hashlib
import os
import socket
import threading

FILE = 'users.txt'
lock = threading.Lock()
MENU = '1 - вход\n2 - регистрация\nВаш выбор: '


def make_hash(password, salt):
    return binascii.hexlify(hashlib.pbkdf2_hmac('sha256', password.encode(), salt.encode(), 4096)).decode()


class Session:
    def __init__(self, conn):
        self.conn = conn

    def ask(self, text):
        self.conn.sendall(text.encode('utf-8'))
        data = self.conn.recv(1024)
        if not data:
            raise EOFError
        return data.decode('utf-8').strip()

    def find(self, name):
        if os.path.exists(FILE):
            for line in open(FILE, encoding='utf-8'):
                user, salt, value = line.rstrip('\n').split(';')
                if user == name:
                    return salt, value
        return None

    def login(self):
        message = MENU
        while True:
            choice = self.ask(message)
            if choice == '1':
                name = self.ask('Логин: ')
                password = self.ask('Пароль: ')
                with lock:
                    found = self.find(name)
                if found and make_hash(password, found[0]) == found[1]:
                    return name
                message = 'Неверный логин или пароль\n' + MENU
            elif choice == '2':
                name = self.ask('Придумайте логин: ').replace(';', ',')
                password = self.ask('Придумайте пароль: ')
                with lock:
                    if self.find(name) is None:
                        salt = os.urandom(8).hex()
                        with open(FILE, 'a', encoding='utf-8') as f:
                            f.write(f'{name};{salt};{make_hash(password, salt)}\n')
                        return name
                message = 'Такой логин уже занят\n' + MENU
            else:
                message = 'Нет такого пункта\n' + MENU

    def run(self):
        try:
            name = self.login()
            print('Вошёл', name)
            self.conn.sendall(f'Здравствуйте, {name}! Это эхо-сервер.'.encode('utf-8'))
            while True:
                data = self.conn.recv(1024)
                if not data:
                    break
                self.conn.sendall(data)
        except (EOFError, OSError, UnicodeDecodeError):
            print('Клиент отключился')
        self.conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    print('Подключился', addr)
    threading.Thread(target=Session(conn).run, daemon=True).start()
