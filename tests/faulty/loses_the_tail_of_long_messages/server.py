import select
import socket

MAX_MESSAGE = 4096


def read_message(conn):
    """Собирает сообщение из порций по 1 КБ, пока клиент не замолчит."""
    message = conn.recv(1024)
    while message and select.select([conn], [], [], 0.1)[0]:
        part = conn.recv(1024)
        if not part:
            break
        message += part
    return message


def serve(conn):
    while True:
        message = read_message(conn)
        if not message:
            break
        print(f'Принято сообщение от клиента, {len(message)} байт')
        answer = message[:MAX_MESSAGE]
        conn.sendall(answer)
        print(f'Клиенту отправлен ответ, {len(answer)} байт')


def main():
    with socket.socket() as server:
        print('Эхо-сервер запущен')
        server.bind(('', 9090))
        server.listen(1)
        print('Порт 9090 прослушивается')
        while True:
            conn, addr = server.accept()
            with conn:
                print(f'Подключение клиента {addr[0]}')
                try:
                    serve(conn)
                except OSError as err:
                    print(f'Связь с клиентом прервана: {err}')
                print(f'Отключение клиента {addr[0]}')


try:
    main()
except KeyboardInterrupt:
    print('Эхо-сервер остановлен')
