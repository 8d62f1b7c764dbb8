import socket


def read_all(conn):
    parts = []
    while True:
        part = conn.recv(1024)
        if not part:
            return b''.join(parts)
        parts.append(part)


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen(5)
while True:
    conn, addr = server.accept()
    with conn:
        try:
            conn.sendall(read_all(conn))
        except OSError:
            pass
