import selectors
import socket
import sys

PORT = 9090
selector = selectors.DefaultSelector()
names = {}
waiting = set()
events = []
listener = None


def note(text):
    events.append(text)
    print(text)


def load():
    try:
        with open('clients.txt') as file:
            names.update(line.strip().split('=', 1) for line in file if '=' in line)
    except FileNotFoundError:
        pass


def save():
    with open('clients.txt', 'w') as file:
        file.writelines(f'{ip}={name}\n' for ip, name in names.items())


def open_port(_=None):
    global listener
    listener = socket.create_server(('', PORT), reuse_port=False, backlog=20)
    selector.register(listener, selectors.EVENT_READ, accept)


def accept(sock):
    conn, addr = sock.accept()
    note(f'+ {addr[0]}:{addr[1]}')
    if addr[0] in names:
        conn.sendall(f'Welcome back, {names[addr[0]]}!\n'.encode())
    else:
        conn.sendall(b'Your name: ')
        waiting.add(conn)
    selector.register(conn, selectors.EVENT_READ, read)


def read(conn):
    try:
        ip, port = conn.getpeername()
        data = conn.recv(1024)
    except OSError:
        data = b''
        ip, port = '?', '?'
    if not data:
        note(f'- {ip}:{port}')
        waiting.discard(conn)
        selector.unregister(conn)
        conn.close()
    elif conn in waiting:
        waiting.discard(conn)
        names[ip] = data.decode().strip()
        save()
        conn.sendall(f'Hello, {names[ip]}!\n'.encode())
    else:
        note(f'{ip}:{port} {len(data)} bytes')
        conn.sendall(data)


def command(stdin):
    global listener
    word = stdin.readline().strip()
    if word == 'quit':
        sys.exit()
    elif word == 'pause':
        if listener:
            selector.unregister(listener)
            listener.close()
            listener = None
            print('Paused. Type continue to go on')
    elif word == 'continue':
        if not listener:
            open_port()
    elif word == 'log':
        print(*events, sep='\n')
    elif word == 'log clear':
        events.clear()
    elif word == 'forget users':
        names.clear()
        save()
    else:
        print('quit: stop the server; pause: stop listening; log: show the log; log clear: empty the log; forget users: forget the clients')


load()
open_port()
print('Commands: any unknown word shows them')
selector.register(sys.stdin, selectors.EVENT_READ, command)
while True:
    for key, _ in selector.select():
        key.data(key.fileobj)
