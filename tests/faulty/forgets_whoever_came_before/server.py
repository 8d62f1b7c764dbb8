import os
import socket

FILE = 'visitor.csv'


def known(ip):
    if not os.path.exists(FILE):
        return None
    with open(FILE, encoding='utf-8') as f:
        for line in f:
            address, name = line.strip().split(';', 1)
            if address == ip:
                return name
    return None


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Server is waiting on port 9090')
while True:
    conn, (ip, port) = sock.accept()
    print('New connection', ip)
    try:
        name = known(ip)
        if name:
            conn.send(f'Welcome back, {name}!'.encode())
        else:
            conn.send(b'What is your name?')
            name = conn.recv(1024).decode().strip()
            with open(FILE, 'w', encoding='utf-8') as f:
                f.write(f'{ip};{name}\n')
            conn.send(f'Nice to meet you, {name}!'.encode())
        while data := conn.recv(1024):
            conn.send(data)
    except (OSError, ValueError) as error:
        print('Connection lost:', error)
    conn.close()
