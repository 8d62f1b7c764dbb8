import json
import os
import socket
from threading import Thread


class Server:
    def __init__(self, port=9090, filename='users.json'):
        self.filename = filename
        self.users = {}
        if os.path.exists(filename):
            with open(filename, encoding='utf-8') as f:
                self.users = json.load(f)
        self.sock = socket.socket()
        self.sock.bind(('', port))
        self.sock.listen(10)
        print('Сервер запущен, порт', port)

    def run(self):
        while True:
            conn, addr = self.sock.accept()
            Thread(target=self.work, args=(conn, str(addr)), daemon=True).start()

    def work(self, conn, address):
        print('Подключился', address)
        try:
            if address in self.users:
                conn.send(f'Привет, {self.users[address]}!'.encode())
            else:
                conn.send('Неизвестный адрес. Введите имя:'.encode())
                name = conn.recv(1024).decode().strip()
                if name:
                    self.users[address] = name
                    with open(self.filename, 'w', encoding='utf-8') as f:
                        json.dump(self.users, f, ensure_ascii=False)
                    conn.send(f'Запомнил вас, {name}.'.encode())
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.send(data)
        except ConnectionError:
            pass
        finally:
            conn.close()
            print('Отключился', address)


Server().run()
