import socket

server = socket.socket()
server.bind(('', 9090))
server.listen(10)
server.setblocking(False)
clients = {}

while True:
    try:
        conn, addr = server.accept()
        conn.setblocking(False)
        clients[conn] = b''
    except BlockingIOError:
        pass
    for conn in list(clients):
        try:
            # пока не отдали старое, новое не читаем
            if not clients[conn]:
                clients[conn] = conn.recv(1024)
                if not clients[conn]:
                    conn.close()
                    del clients[conn]
                    continue
            sent = conn.send(clients[conn])
            clients[conn] = clients[conn][sent:]
        except BlockingIOError:
            pass
        except OSError:
            conn.close()
            del clients[conn]
