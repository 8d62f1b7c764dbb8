import os
import pickle
import socket
import threading

USERS = 'users.db'


def send(stream, **envelope):
    pickle.dump(envelope, stream)
    stream.flush()


class Users:
    def __init__(self):
        self.lock = threading.Lock()
        self.by_ip = {}
        if os.path.exists(USERS):
            with open(USERS, 'rb') as f:
                self.by_ip = pickle.load(f)

    def add(self, ip, name, password):
        with self.lock:
            self.by_ip[ip] = (name, password)
            with open(USERS, 'wb') as f:
                pickle.dump(self.by_ip, f)


def serve(conn, ip, users):
    stream = conn.makefile('rwb')
    if ip not in users.by_ip:
        send(stream, kind='who')
        answer = pickle.load(stream)
        users.add(ip, answer['name'], answer['password'])
    else:
        send(stream, kind='password', name=users.by_ip[ip][0])
        while pickle.load(stream)['password'] != users.by_ip[ip][1]:
            send(stream, kind='wrong')
    send(stream, kind='welcome', name=users.by_ip[ip][0])
    while True:
        send(stream, kind='text', text=pickle.load(stream)['text'])


def client_thread(conn, addr, users):
    try:
        serve(conn, addr[0], users)
    except (EOFError, OSError, KeyError, TypeError, pickle.UnpicklingError) as error:
        print(addr, 'ушёл', error)
    conn.close()


users = Users()
sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=client_thread, args=(conn, addr, users), daemon=True).start()
