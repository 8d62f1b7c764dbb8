import os
import signal
import socket

signal.signal(signal.SIGCHLD, signal.SIG_IGN)

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(('', 9090))
listener.listen(64)
print('pid', os.getpid(), 'listens on 9090')

while True:
    conn, addr = listener.accept()
    if os.fork() == 0:
        listener.close()
        print('pid', os.getpid(), 'serves', addr)
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
        except ConnectionError:
            pass
        os._exit(0)
    conn.close()
