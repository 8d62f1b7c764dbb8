import json
import os
import socket

USERS = 'users.json'
users = {}
if os.path.exists(USERS):
    users = json.load(open(USERS))

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Server started')
while True:
    conn, addr = sock.accept()
    try:
        conn.send(b'Your name?')
        name = conn.recv(1024).decode().strip()
        conn.send(b'Your password?')
        password = conn.recv(1024).decode().strip()
        if not name or not password:
            conn.close()
            continue
        key = hash(password)
        if name not in users:
            users[name] = key
            with open(USERS, 'w') as f:
                json.dump(users, f)
            allowed = True
        else:
            allowed = users[name] == key
        if allowed:
            conn.send(('Access granted to ' + name).encode())
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.send(data)
        else:
            conn.send(b'Access denied')
    except ConnectionError as error:
        print(error)
    conn.close()
