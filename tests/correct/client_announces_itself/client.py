import socket

with socket.socket() as sock:
    sock.connect(('localhost', 9090))
    sock.sendall('Здравствуйте!'.encode())
    while answer := sock.recv(1024):
        print('Сервер:', answer.decode())
        text = input('Клиент: ')
        while not text:
            text = input('Клиент: ')
        if text == 'exit':
            break
        sock.sendall(text.encode())
