import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = ('localhost', 5000)
sock.sendto(input('Your name: ').encode(), server)


def receive():
    while True:
        data, _ = sock.recvfrom(4096)
        print('\n>>', data.decode())


threading.Thread(target=receive, daemon=True).start()
while True:
    line = input('> ')
    if line == 'exit':
        break
    sock.sendto(line.encode(), server)
