import selectors
import socket

selector = selectors.DefaultSelector()


def accept(listener):
    conn, addr = listener.accept()
    print('подключился', addr)
    selector.register(conn, selectors.EVENT_READ, answer)


def answer(conn):
    try:
        data = conn.recv(1024)
    except ConnectionError:
        data = b''
    if data:
        conn.sendall(data)
        return
    print('клиент ушёл')
    selector.unregister(conn)
    conn.close()


listener = socket.create_server(('', 9090), backlog=100)
selector.register(listener, selectors.EVENT_READ, accept)
print('Сервер слушает порт 9090')
while True:
    for key, _ in selector.select():
        key.data(key.fileobj)
