import json
import os
import socket


class Accounts:
    def __init__(self, filename):
        self.filename = filename

    def read(self):
        if os.path.exists(self.filename):
            with open(self.filename, encoding='utf-8') as f:
                return json.load(f)
        return {}

    def register(self, name, password):
        accounts = self.read()
        if name in accounts:
            return 'ERROR name is taken'
        accounts[name] = password
        with open(self.filename, 'w', encoding='utf-8') as f:
            json.dump(accounts, f)
        return 'OK registered'

    def login(self, name, password):
        if self.read().get(name) == password:
            return 'OK logged in'
        return 'ERROR wrong name or password'


accounts = Accounts('accounts.json')
server = socket.socket()
server.bind(('', 9095))
server.listen(1)
print('Server: port 9095')
while True:
    conn, addr = server.accept()
    print('Client:', addr)
    user = None
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            if user is not None:
                conn.sendall(data)
                continue
            words = data.decode().split()
            if len(words) == 3 and words[0] == 'LOGIN':
                answer = accounts.login(words[1], words[2])
            elif len(words) == 3 and words[0] == 'REGISTER':
                answer = accounts.register(words[1], words[2])
            else:
                answer = 'ERROR please log in first'
            if answer.startswith('OK'):
                user = words[1]
            conn.sendall(answer.encode())
    except (ConnectionError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
