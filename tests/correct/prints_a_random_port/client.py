import socket

while True:
    try:
        port = int(input('Порт, который показал сервер: '))
    except ValueError:
        print('Нужно число')
        continue
    if 0 < port < 65536:
        break
    print('Порты бывают от 1 до 65535')

sock = socket.socket()
try:
    sock.connect(('localhost', port))
except OSError:
    print('На этом порту никого нет')
    raise SystemExit
print('Соединение установлено')
while True:
    text = input('> ')
    if text == 'exit':
        break
    if not text:
        continue
    sock.sendall(text.encode())
    print('Отправлено')
    print('Получено:', sock.recv(1024).decode())
sock.close()
print('Соединение разорвано')
