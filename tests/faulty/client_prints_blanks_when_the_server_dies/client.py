import socket

sock = socket.socket()
try:
    sock.connect(('localhost', 9090))
except ConnectionRefusedError:
    print('Сервер не найден')
    raise SystemExit

while True:
    line = input('Введите строку: ')
    if line == 'exit':
        break
    if line == '':
        continue
    sock.sendall(line.encode())
    print('Ответ:', sock.recv(1024).decode())
sock.close()
