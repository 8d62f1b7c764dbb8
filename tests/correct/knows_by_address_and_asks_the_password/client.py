import socket
from getpass import getpass

sock = socket.create_connection(('localhost', 9090))
while True:
    data = sock.recv(1024).decode()
    if not data:
        print('Сервер закрыл соединение')
        break
    print(data)
    if 'пароль: ' in data:
        text = getpass('')
    else:
        text = input('> ')
    if text == 'exit':
        break
    sock.sendall((text or '?').encode())
sock.close()
