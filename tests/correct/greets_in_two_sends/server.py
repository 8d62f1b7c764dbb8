import socket

sock = socket.socket()
sock.bind(('', 9090))
print('Запуск сервера')
sock.listen(1)
print('Начало прослушивания порта 9090')

try:
    while True:
        conn, addr = sock.accept()
        print('Подключение клиента', *addr)
        try:
            conn.send(addr[0].encode())
            conn.send('Пишите строки, они вернутся. Выход: exit'.encode())
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                print('Приём данных от клиента,', len(data), 'байт')
                conn.send(data)
                print('Отправка данных клиенту')
        except ConnectionError:
            pass
        conn.close()
        print('Отключение клиента', *addr)
except KeyboardInterrupt:
    pass
sock.close()
print('Остановка сервера')
