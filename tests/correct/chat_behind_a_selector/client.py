import select
import socket
import sys

sock = socket.create_connection(('127.0.0.1', 9090))
while True:
    ready, _, _ = select.select([sock, sys.stdin], [], [])
    if sock in ready:
        data = sock.recv(4096)
        if not data:
            print('Сервер закрыл соединение')
            break
        print(data.decode(errors='replace'), end='', flush=True)
    if sys.stdin in ready:
        line = sys.stdin.readline()
        if not line:
            break
        if line.strip():
            sock.sendall(line.strip().encode())
        if line.strip() == 'exit':
            break
sock.close()
