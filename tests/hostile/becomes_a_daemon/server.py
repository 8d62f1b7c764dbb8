import os
import socket
import sys


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


if os.fork():
    sys.exit()
os.setsid()
if os.fork():
    sys.exit()
null = os.open('/dev/null', os.O_RDWR)
for fd in range(3):
    os.dup2(null, fd)
serve()
