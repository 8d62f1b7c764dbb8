import socket


def serve(conn):
    while True:
        data = conn.recv(1024)
        if not data:
            print('Клиент закрыл соединение')
            return
        print('Принято:', data)
        if data.strip() == b'exit':
            print('Клиент просит разорвать соединение')
            return
        conn.sendall(data)
        print('Отправлено:', data)


sock = socket.socket()
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print('Сервер стартует')
sock.bind(('', 9090))
sock.listen(1)
print('Сервер слушает порт 9090')
try:
    while True:
        conn, addr = sock.accept()
        print('Клиент подключен:', addr)
        try:
            serve(conn)
        except ConnectionError as e:
            print('Связь прервана:', e)
        finally:
            conn.close()
        print('Клиент отключен:', addr)
except KeyboardInterrupt:
    pass
print('Сервер остановлен')
