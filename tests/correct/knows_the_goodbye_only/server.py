import socket

s = socket.socket()
s.bind(('', 9090))
s.listen(5)
print('Сервер запущен')
print('Слушаю порт 9090')
try:
    while True:
        conn, addr = s.accept()
        print('Подключился клиент', addr)
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                if data == b'exit':
                    print('Клиент отключился', addr)
                    break
                print('Получена строка от', addr)
                conn.send(data)
                print('Отправлена строка', addr)
        except OSError:
            pass
        conn.close()
except KeyboardInterrupt:
    print('Сервер остановлен')
