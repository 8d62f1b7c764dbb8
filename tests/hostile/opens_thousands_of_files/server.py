import socket


def serve():
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(5)
    while True:
        conn, addr = sock.accept()
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
        except OSError:
            pass
        conn.close()


files = []
try:
    for i in range(100000):
        files.append(open(__file__))
except OSError as e:
    print(e)
del files[-20:]
serve()
