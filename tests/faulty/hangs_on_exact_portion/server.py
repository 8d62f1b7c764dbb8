import socket

PORT = 9090


def receive(conn):
    """Принимает сообщение порциями по 1 КБ."""
    message = b''
    while True:
        chunk = conn.recv(1024)
        message += chunk
        if len(chunk) < 1024:
            return message


print('Запуск сервера')
server = socket.socket()
server.bind(('', PORT))
server.listen()
print('Слушаю порт', PORT)

try:
    while True:
        conn, addr = server.accept()
        print('Клиент подключился:', addr)
        try:
            message = receive(conn)
            while message:
                print('Получено байт:', len(message))
                conn.sendall(message)
                print('Отправлено байт:', len(message))
                message = receive(conn)
        except OSError as e:
            print('Ошибка при работе с клиентом:', e)
        conn.close()
        print('Клиент отключился:', addr)
except KeyboardInterrupt:
    print('Сервер остановлен')
server.close()
