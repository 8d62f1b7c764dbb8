import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
while True:
    conn, addr = sock.accept()
    try:
        conn.recv(1024)
        while True:
            conn.sendall(b'flood ' * 10000)
    except OSError:
        pass
    conn.close()
