import hashlib
import os
import socket
import sqlite3
import threading


class Storage:
    """Пользователи в базе SQLite: адрес, имя, соль, ключ scrypt."""

    def __init__(self, path='users.sqlite'):
        self.path = path
        with sqlite3.connect(path) as db:
            db.execute('CREATE TABLE IF NOT EXISTS users (ip TEXT PRIMARY KEY, name TEXT, salt BLOB, key BLOB)')

    @staticmethod
    def key(password, salt):
        return hashlib.scrypt(password.encode(), salt=salt, n=2048, r=8, p=1)

    def find(self, ip):
        with sqlite3.connect(self.path) as db:
            return db.execute('SELECT name, salt, key FROM users WHERE ip = ?', (ip,)).fetchone()

    def add(self, ip, name, password):
        salt = os.urandom(16)
        with sqlite3.connect(self.path) as db:
            db.execute('INSERT INTO users VALUES (?, ?, ?, ?)', (ip, name, salt, self.key(password, salt)))


class Client(threading.Thread):
    def __init__(self, conn, addr, storage):
        super().__init__(daemon=True)
        self.conn, self.addr, self.storage = conn, addr, storage

    def ask(self, text):
        self.conn.sendall(text.encode())
        data = self.conn.recv(1024)
        if not data:
            raise ConnectionError('ушёл во время входа')
        return data.decode().strip()

    def login(self):
        user = self.storage.find(self.addr[0])
        if user is None:
            name = self.ask('Здравствуйте! Как Вас зовут? ')
            self.storage.add(self.addr[0], name, self.ask(f'{name}, придумайте пароль: '))
            self.conn.sendall(f'Готово, {name}, Вы зарегистрированы.'.encode())
            return True
        name, salt, key = user
        if self.storage.key(self.ask(f'Здравствуйте, {name}! Введите пароль: '), salt) != key:
            self.conn.sendall('Пароль неверен. До свидания!'.encode())
            return False
        self.conn.sendall(f'Вход выполнен, {name}.'.encode())
        return True

    def run(self):
        print('Подключение', self.addr)
        try:
            if self.login():
                while data := self.conn.recv(1024):
                    self.conn.sendall(data)
        except (OSError, UnicodeDecodeError) as error:
            print('Ошибка', error)
        self.conn.close()
        print('Отключение', self.addr)


storage = Storage()
server = socket.create_server(('', 9090))
print('Сервер запущен на порту 9090')
while True:
    Client(*server.accept(), storage).start()
