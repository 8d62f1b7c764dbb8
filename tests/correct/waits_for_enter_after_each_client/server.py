import socket

server = socket.socket()
print('Сервер запущен')
server.bind(('', 9090))
server.listen(1)
print('Сервер слушает порт 9090')

try:
    while True:
        conn, addr = server.accept()
        print('Клиент', addr, 'подключился')
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                print('Получены данные,', len(data), 'байт')
                conn.sendall(data)
                print('Данные отправлены обратно')
        except OSError:
            print('Ошибка соединения')
        conn.close()
        print('Клиент', addr, 'отключился')
        answer = input('Нажмите Enter, чтобы ждать следующего клиента (stop - остановить сервер): ')
        if answer == 'stop':
            break
except KeyboardInterrupt:
    print()
server.close()
print('Сервер остановлен')
