import socket


def ask_for_host():
    while True:
        text = input('Адрес сервера, например 127.0.0.1 (пусто - этот компьютер): ').strip()
        if not text or text == 'localhost':
            return '127.0.0.1'
        parts = text.split('.')
        if len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts):
            return text
        print('Адрес - это четыре числа от 0 до 255 через точку')


def ask_for_port():
    while True:
        text = input('Порт сервера (четыре цифры, пусто - 9090): ').strip()
        if not text:
            return 9090
        if len(text) == 4 and text.isdigit():
            return int(text)
        print('Нужно число из четырёх цифр')


sock = socket.socket()
try:
    sock.connect((ask_for_host(), ask_for_port()))
except OSError as error:
    print('Не получилось соединиться:', error)
    raise SystemExit(1)
print('Соединение установлено')
while True:
    line = input('Строка (exit - конец): ')
    if line == 'exit':
        break
    if not line:
        continue
    sock.sendall(line.encode())
    print('Отправлено')
    got = b''
    while len(got) < len(line.encode()):
        part = sock.recv(1024)
        if not part:
            break
        got += part
    if not got:
        print('Сервер закрыл соединение')
        break
    print('Получено:', got.decode())
sock.close()
print('Соединение закрыто')
