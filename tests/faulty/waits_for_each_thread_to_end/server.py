import socket
from threading import Thread


def serve(conn, addr):
    print('thread started for', addr)
    with conn:
        while True:
            try:
                data = conn.recv(1024)
            except ConnectionError:
                break
            if not data:
                break
            conn.sendall(data)
    print('thread finished for', addr)


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('0.0.0.0', 9090))
server.listen()
print('listening on 9090')
while True:
    conn, addr = server.accept()
    t = Thread(target=serve, args=(conn, addr))
    t.start()
    t.join()
