import socket

server = socket.socket()
print('Сервер запускается...')
server.bind(('', 0))
server.listen(1)
print('Сервер слушает порт', server.getsockname()[1])
print('Введите этот номер в клиенте')

try:
    while True:
        conn, addr = server.accept()
        print('Соединение с', addr)
        while True:
            try:
                data = conn.recv(1024)
                if not data:
                    break
                print('Принял', len(data), 'байт')
                conn.sendall(data)
                print('Отправил', len(data), 'байт')
            except ConnectionError as e:
                print(e)
                break
        conn.close()
        print('Соединение закрыто, клиент отключился:', addr)
except KeyboardInterrupt:
    print('Сервер остановлен')
finally:
    server.close()
