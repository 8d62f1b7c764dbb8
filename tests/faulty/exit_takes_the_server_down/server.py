import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
working = True

while working:
    conn, addr = sock.accept()
    while True:
        try:
            data = conn.recv(1024)
        except ConnectionResetError:
            break
        if not data:
            break
        if data == b'exit':
            working = False
            break
        try:
            conn.sendall(data)
        except ConnectionError:
            break
    conn.close()

sock.close()
