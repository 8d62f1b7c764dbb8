import socket


def is_port(text):
    return text[0] != '-' and text.isdigit() and 0 < int(text) < 65536


host = input('Хост (Enter - эта машина): ') or 'localhost'
port = input('Порт сервера: ')
while not is_port(port):
    port = input('Это не порт. Порт сервера: ')
with socket.create_connection((host, int(port))) as sock:
    while (line := input('Строка: ')) != 'exit':
        sock.sendall(line.encode() or b' ')
        print('Ответ:', sock.recv(1024).decode())
