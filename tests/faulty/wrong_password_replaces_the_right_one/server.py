import json
import os
import socket

FILE = 'passwords.json'


class AuthServer:
    def __init__(self):
        self.sock = socket.socket()
        self.sock.bind(('', 9090))
        self.sock.listen(1)
        print('Сервер запущен')

    def users(self):
        if not os.path.exists(FILE):
            return {}
        with open(FILE, encoding='utf-8') as f:
            return json.load(f)

    def remember(self, ip, name, password):
        users = self.users()
        users[ip] = [name, password]
        with open(FILE, 'w', encoding='utf-8') as f:
            json.dump(users, f, ensure_ascii=False)

    def ask(self, conn, text):
        conn.send(text.encode())
        answer = conn.recv(1024).decode()
        if answer == '':
            raise ConnectionError
        return answer

    def enter(self, conn, ip):
        if ip in self.users():
            name, right = self.users()[ip]
            password = self.ask(conn, f'{name}, введите пароль:')
            if password != right:
                # такого пользователя нет, значит, он новый
                self.remember(ip, name, password)
        else:
            name = self.ask(conn, 'Введите имя:')
            self.remember(ip, name, self.ask(conn, 'Введите пароль:'))
        conn.send(f'Привет, {name}!'.encode())

    def run(self):
        while True:
            conn, addr = self.sock.accept()
            print('Подключён', addr[0])
            try:
                self.enter(conn, addr[0])
                while True:
                    data = conn.recv(1024)
                    if not data:
                        break
                    conn.send(data)
            except ConnectionError:
                print('Клиент ушёл не попрощавшись')
            conn.close()


AuthServer().run()
