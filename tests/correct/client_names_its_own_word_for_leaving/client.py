import socket

FAREWELL = 'пока'

with socket.create_connection(('localhost', 9090)) as sock:
    print(f'Чтобы выйти, введите «{FAREWELL}»')
    while (line := input('> ')) != FAREWELL:
        sock.sendall(line.encode() or b' ')
        print('<', sock.recv(1024).decode())
