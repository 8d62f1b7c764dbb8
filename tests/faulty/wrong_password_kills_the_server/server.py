import hashlib
import os
import pickle
import socket

DATABASE = 'users.pickle'


class WrongPassword(Exception):
    pass


def load_users():
    if os.path.exists(DATABASE):
        with open(DATABASE, 'rb') as f:
            return pickle.load(f)
    return {}


def check(conn, users):
    conn.send('Введите логин'.encode())
    login = conn.recv(1024).decode()
    conn.send('Введите пароль'.encode())
    password = conn.recv(1024).decode()
    if not login or not password:
        raise ConnectionError
    digest = hashlib.md5(password.encode()).hexdigest()
    if login in users:
        if users[login] != digest:
            raise WrongPassword(login)
    else:
        users[login] = digest
        with open(DATABASE, 'wb') as f:
            pickle.dump(users, f)
    conn.send(f'Здравствуй, {login}'.encode())


def main():
    users = load_users()
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(1)
    print('Старт сервера')
    while True:
        conn, addr = sock.accept()
        print('Клиент:', addr)
        try:
            check(conn, users)
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.send(data)
        except ConnectionError:
            print('Связь потеряна')
        conn.close()


main()
