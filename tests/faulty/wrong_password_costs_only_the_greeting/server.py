import socket
import sqlite3
import threading

connection = sqlite3.connect('auth.db', check_same_thread=False)
connection.execute('create table if not exists users (name text primary key, password text)')
connection.commit()
lock = threading.Lock()


def check(name, password):
    with lock:
        row = connection.execute('select password from users where name = ?', (name,)).fetchone()
        if row is None:
            connection.execute('insert into users values (?, ?)', (name, password))
            connection.commit()
            return 'You are registered, ' + name
        if row[0] == password:
            return 'Welcome, ' + name
        return 'Wrong password!'


def serve(conn, addr):
    print('New client', addr)
    try:
        conn.sendall(b'Login: ')
        name = conn.recv(1024).decode().strip()
        if name:
            conn.sendall(b'Password: ')
            password = conn.recv(1024).decode().strip()
            if password:
                conn.sendall(check(name, password).encode())
                data = conn.recv(1024)
                while data:
                    conn.sendall(data)
                    data = conn.recv(1024)
    except (OSError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
    print('Client left', addr)


server = socket.socket()
server.bind(('', 9090))
server.listen()
print('Auth server, port 9090')
while True:
    threading.Thread(target=serve, args=server.accept(), daemon=True).start()
