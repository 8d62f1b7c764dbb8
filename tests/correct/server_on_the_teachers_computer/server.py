import socket

HOST = '0.0.0.0'
PORT = 9095


def talk(connection, address):
    print('Новое подключение:', address)
    with connection:
        while True:
            try:
                portion = connection.recv(1024)
            except ConnectionResetError:
                print('Соединение сброшено:', address)
                return
            if not portion:
                break
            print(f'Получено байт: {len(portion)}')
            connection.sendall(portion)
            print(f'Отправлено обратно байт: {len(portion)}')
    print('Клиент ушёл:', address)


def main():
    print('Запускаю сервер...')
    with socket.socket() as server:
        server.bind((HOST, PORT))
        server.listen()
        print('Жду подключений на порту', PORT)
        while True:
            talk(*server.accept())


try:
    main()
except KeyboardInterrupt:
    print('Сервер остановлен с клавиатуры')
