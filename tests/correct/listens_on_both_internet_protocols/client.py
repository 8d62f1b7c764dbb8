import socket

host = input('Host (default localhost): ') or 'localhost'
with socket.create_connection((host, 9090)) as sock:
    while (text := input('Text: ')) != 'exit':
        if text:
            sock.sendall(text.encode())
            print('Echo:', sock.recv(1024).decode())
