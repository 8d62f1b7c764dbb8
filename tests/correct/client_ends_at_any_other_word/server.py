import socket

sock = socket.socket()
sock.bind(("", 9090))
sock.listen(5)
while True:
    conn, addr = sock.accept()
    try:
        while data := conn.recv(1024):
            conn.sendall(data)
    except ConnectionError:
        pass
    conn.close()
