import select
import socket
import sys

server = ('127.0.0.1', int(input('Порт: ') or 9090))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    ready, _, _ = select.select([sock, sys.stdin], [], [])
    if sock in ready:
        print(sock.recv(1024).decode())
    if sys.stdin in ready:
        line = sys.stdin.readline().strip()
        if line == 'exit':
            break
        sock.sendto(line.encode(), server)
