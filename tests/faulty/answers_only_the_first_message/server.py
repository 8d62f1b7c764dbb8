import select
import socket


def receive(conn):
    data = conn.recv(1024)
    while data and select.select([conn], [], [], 0.1)[0]:
        part = conn.recv(1024)
        if not part:
            break
        data += part
    return data


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
while True:
    conn, addr = server.accept()
    try:
        conn.sendall(receive(conn))
        while conn.recv(1024):
            pass
    except OSError as e:
        print(e)
    conn.close()
