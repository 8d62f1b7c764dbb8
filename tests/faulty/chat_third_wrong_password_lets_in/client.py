import socket
import sys
import threading

sock = socket.socket()
sock.connect(('localhost', 9090))


def receive():
    while True:
        try:
            data = sock.recv(4096)
        except OSError:
            break
        if not data:
            break
        print(data.decode(errors='replace'), end='', flush=True)
    print('Соединение закрыто')


threading.Thread(target=receive, daemon=True).start()
for line in sys.stdin:
    line = line.strip()
    if not line:
        continue
    sock.sendall(line.encode())
    if line == 'exit':
        break
sock.close()
