import socket

server = socket.socket()
server.bind(('', 9090))
server.listen(1)
run = True
while run:
    conn, addr = server.accept()
    while True:
        try:
            data = conn.recv(1024)
            if not data:
                run = False
                break
            conn.sendall(data)
        except ConnectionError:
            break
    conn.close()
server.close()
