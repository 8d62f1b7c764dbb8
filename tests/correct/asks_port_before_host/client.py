import socket

DEFAULT_PORT = 7777
DEFAULT_HOST = 'localhost'


def ask_port():
    text = input(f'Порт сервера [{DEFAULT_PORT}]: ')
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    if text:
        print('Это не порт, возьму', DEFAULT_PORT)
    return DEFAULT_PORT


port = ask_port()
host = input(f'Имя или адрес хоста [{DEFAULT_HOST}]: ') or DEFAULT_HOST
try:
    with socket.create_connection((host, port)) as conn:
        print('Соединение установлено')
        while (text := input('Вы: ')) != 'exit':
            if not text:
                continue
            conn.sendall(text.encode())
            print('(отправлено)')
            answer = conn.recv(1024)
            if not answer:
                print('Сервер разорвал соединение')
                break
            print('Получено, сервер:', answer.decode())
    print('Соединение разорвано')
except OSError as err:
    print('Нет связи с сервером:', err)
