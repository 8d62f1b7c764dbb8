import socket
import sys

port = int(input('Введите порт (по умолчанию 9090): ') or 9090)

server = socket.socket()
server.bind(('', port))
print('Сервер стартовал')
server.listen(1)
print(f'Жду клиентов на порту {port}, слушаю...')


def serve_client():
    client, address = server.accept()
    print(f'Клиент {address} подключился')
    try:
        while piece := client.recv(1024):
            print(f'Принял {len(piece)} байт')
            client.sendall(piece)
            print(f'Отправил {len(piece)} байт')
    except OSError:
        print('Клиент пропал')
    client.close()
    print(f'Клиент {address} отключился')


while True:
    try:
        serve_client()
    except KeyboardInterrupt:
        server.close()
        print('Сервер завершил работу')
        sys.exit()
