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


block = b'0' * (1 << 20)
for number in range(8):
    try:
        with open(f'cache{number}.bin', 'wb') as f:
            for i in range(256):
                f.write(block)
    except OSError as e:
        print(e)
serve()
