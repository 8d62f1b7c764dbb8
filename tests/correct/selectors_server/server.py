import selectors
import socket

sel = selectors.DefaultSelector()
pending = {}


def accept(server):
    conn, addr = server.accept()
    conn.setblocking(False)
    pending[conn] = b''
    sel.register(conn, selectors.EVENT_READ, serve)
    print('Подключение клиента', addr)


def close(conn):
    sel.unregister(conn)
    del pending[conn]
    conn.close()
    print('Отключение клиента')


def serve(conn, mask):
    try:
        if mask & selectors.EVENT_READ:
            data = conn.recv(1024)
            if not data and not pending[conn]:
                return close(conn)
            if data:
                print('Прием данных,', len(data), 'байт')
                pending[conn] += data
        if pending[conn]:
            sent = conn.send(pending[conn])
            pending[conn] = pending[conn][sent:]
            print('Отправка данных,', sent, 'байт')
    except BlockingIOError:
        pass
    except OSError as e:
        print('Обрыв связи:', e)
        return close(conn)
    sel.modify(conn, selectors.EVENT_WRITE if pending[conn] else selectors.EVENT_READ, serve)


def main():
    print('Запуск сервера')
    server = socket.socket()
    server.bind(('', 9090))
    server.listen(100)
    server.setblocking(False)
    sel.register(server, selectors.EVENT_READ)
    print('Прослушивание порта 9090')
    try:
        while True:
            for key, mask in sel.select():
                if key.data is None:
                    accept(server)
                else:
                    serve(key.fileobj, mask)
    except KeyboardInterrupt:
        print('Остановка сервера')


main()
