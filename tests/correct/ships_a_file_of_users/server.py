import hashlib
import json
import socket


def read_users():
    with open('users.json', 'r') as file:
        return json.load(file)


def write_users(users):
    with open('users.json', 'w') as file:
        json.dump(users, file)


def encrypt(password):
    return hashlib.sha256(password.encode()).hexdigest()


def send(conn, text):
    conn.send(text.encode())


def recv(conn):
    data = conn.recv(1024)
    if not data:
        raise ConnectionAbortedError('client has left')
    return data.decode()


def authenticate(conn, ip):
    users = read_users()
    if ip in users:
        send(conn, f'Hello, {users[ip]["name"]}! Enter your password:')
        while encrypt(recv(conn)) != users[ip]['password']:
            send(conn, 'Wrong password, try again:')
        send(conn, 'Password is correct')
    else:
        send(conn, 'Hello, stranger! Enter your name:')
        name = recv(conn)
        send(conn, 'Enter new password:')
        users[ip] = {'name': name, 'password': encrypt(recv(conn))}
        write_users(users)
        send(conn, f'You are registered, {name}')


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(0)
print('Server started')
while True:
    conn, addr = sock.accept()
    print('Client connected:', addr)
    try:
        authenticate(conn, addr[0])
        data = conn.recv(1024)
        while data:
            conn.send(data)
            data = conn.recv(1024)
    except (ConnectionError, UnicodeDecodeError) as e:
        print('Error:', e)
    conn.close()
    print('Client disconnected')
