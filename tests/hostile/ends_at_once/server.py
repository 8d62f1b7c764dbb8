import socket

sock = socket.socket()


def main():
    sock.bind(('', 9090))
    sock.listen(1)
    conn, addr = sock.accept()
    conn.send(conn.recv(1024))


if __name__ == 'main':
    main()
