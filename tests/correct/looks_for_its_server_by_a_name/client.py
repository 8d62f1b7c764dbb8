import socket

with socket.create_connection(('echo-server.local', 7070)) as connection:
    while True:
        line = input('? ')
        if line.strip() == 'exit':
            break
        if line:
            connection.sendall(line.encode())
            print('=', connection.recv(4096).decode())
