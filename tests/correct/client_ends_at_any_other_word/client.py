import sys
from socket import create_connection

print('Скажите «поехали», чтобы начать')
if input('? ') != 'поехали':
    print('Как хотите')
    sys.exit()
sock = create_connection(('localhost', 9090))
while True:
    line = input('Строка: ')
    if line == 'exit':
        break
    sock.sendall(line.encode())
    print('Сервер:', sock.recv(1024).decode())
sock.close()
