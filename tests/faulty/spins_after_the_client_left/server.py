import socket

sock = socket.socket()
print('Запуск сервера')
sock.bind(('', 9090))
sock.listen(1)
print('Прослушивание порта 9090')

try:
    while True:
        conn, addr = sock.accept()
        print('Подключение клиента', addr)
        while True:
            data = conn.recv(1024)
            print('Прием данных от клиента:', data)
            conn.send(data)
            print('Отправка данных клиенту:', data)
        conn.close()
        print('Отключение клиента')
except KeyboardInterrupt:
    print('Остановка сервера')
