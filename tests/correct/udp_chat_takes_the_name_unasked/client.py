import socket
import threading

SERVER = ('127.0.0.1', 9090)


def hear():
    while True:
        print(sock.recv(1024).decode())


nick = input()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 0))
sock.sendto(f'{nick} присоединился'.encode(), SERVER)
threading.Thread(target=hear).start()
while True:
    line = input()
    sock.sendto(f'[{nick}] {line}'.encode(), SERVER)
