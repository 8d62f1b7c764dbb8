import socket
import threading

server = (input('Server address [localhost]: ') or 'localhost', 9999)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def show():
    while True:
        data, addr = sock.recvfrom(1024)
        print(data.decode())
        sock.sendto(b'OK', addr)


nick = input('Nickname: ') or 'anonymous'
sock.sendto(b'NAME ' + nick.encode(), server)
threading.Thread(target=show, daemon=True).start()
while True:
    line = input()
    if line == 'exit':
        break
    sock.sendto(b'SAY ' + line.encode(), server)
