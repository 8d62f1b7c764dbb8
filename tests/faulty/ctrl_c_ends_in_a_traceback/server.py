import socket


def log(text):
    print('* ' + text)


def main():
    log('Сервер запущен')
    sock = socket.socket()
    sock.bind(('0.0.0.0', 9090))
    sock.listen(10)
    log('Сервер начал прослушивать порт 9090')
    while True:
        conn, addr = sock.accept()
        log('Клиент подключился: %s' % addr[0])
        while True:
            try:
                data = conn.recv(1024)
                if data:
                    log('Получены данные: %r' % data)
                    conn.sendall(data)
                    log('Отправлены данные: %r' % data)
            except OSError:
                data = b''
            if not data:
                break
        conn.close()
        log('Клиент отключился: %s' % addr[0])


main()
