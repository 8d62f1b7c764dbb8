import socket


def log(text, show=False):
    if show:
        print(text)
    with open('server.log', 'a', encoding='utf-8') as file:
        file.write(text + '\n')


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
log('Сервер запущен')
log('Сервер слушает порт 9090')
try:
    while True:
        conn, addr = sock.accept()
        log(f'Подключился клиент {addr}', show=True)
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                log(f'Получено байтов: {len(data)}')
                conn.sendall(data)
                log(f'Отправлено байтов: {len(data)}')
        except OSError:
            pass
        conn.close()
        log('Клиент отключился')
except KeyboardInterrupt:
    log('Сервер остановлен')
