import socket

DEFAULT_PORT = 9090


def ask_port():
    answer = input('Номер порта (по умолчанию 9090): ')
    try:
        port = int(answer)
        if not 1023 < port < 65536:
            raise ValueError
    except ValueError:
        if answer:
            print('Неправильный порт, беру 9090')
        return DEFAULT_PORT
    return port


port = ask_port()
print('Запускаю сервер')
s = socket.socket()
s.bind(('', port))
s.listen(5)
print('Слушаю порт %d' % port)
try:
    while True:
        c, a = s.accept()
        print('Новый клиент подключился: %s:%d' % a)
        try:
            d = c.recv(1024)
            while d:
                print('Принято: %d байт' % len(d))
                c.sendall(d)
                print('Отправлено: %d байт' % len(d))
                d = c.recv(1024)
        except OSError:
            print('Соединение с клиентом оборвалось')
        c.close()
        print('Клиент отключился: %s:%d' % a)
except KeyboardInterrupt:
    s.close()
    print('Сервер остановлен')
