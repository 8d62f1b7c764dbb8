import socket

with socket.socket() as sock:
    sock.connect(('127.0.0.1', 9090))
    greeting = sock.recv(1024).decode()
    if greeting.startswith('Enter'):
        name = input(greeting)
        while not name:
            name = input(greeting)
        sock.sendall(name.encode())
        greeting = sock.recv(1024).decode()
    print(greeting)
    while (line := input('message (exit to leave): ')) != 'exit':
        if line:
            sock.sendall(line.encode())
            print(sock.recv(1024).decode())
