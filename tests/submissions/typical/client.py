import socket

DEFAULT_HOST = 'localhost'
DEFAULT_PORT = 9090


def ask_address():
    host = input('Введите имя хоста (Enter - %s): ' % DEFAULT_HOST)
    if host == '':
        host = DEFAULT_HOST
    port = input('Введите номер порта (Enter - %d): ' % DEFAULT_PORT)
    if port.isdigit() and 0 < int(port) < 65536:
        port = int(port)
    else:
        port = DEFAULT_PORT
        print('Беру порт по умолчанию')
    return host, port


host, port = ask_address()
sock = socket.socket()
try:
    sock.connect((host, port))
except OSError as e:
    print('Не удалось соединиться с сервером:', e)
    exit()
print('Соединение с сервером установлено')

try:
    while True:
        msg = input('Введите сообщение (exit - выход): ')
        if msg == 'exit':
            break
        if msg == '':
            continue
        sock.send(msg.encode())
        print('Данные отправлены серверу')
        data = sock.recv(1024)
        if not data:
            print('Сервер закрыл соединение')
            break
        print('Получено от сервера:', data.decode())
except ConnectionError:
    print('Связь с сервером потеряна')

sock.close()
print('Соединение с сервером разорвано')
