import socket

server = socket.socket()
server.bind(('', 9090))
server.listen(1)
conn, addr = server.accept()
try:
    while True:
        data = conn.recv(1024)
        if not data:
            break
        conn.sendall(data)
except OSError:
    pass
conn.close()
server.close()
