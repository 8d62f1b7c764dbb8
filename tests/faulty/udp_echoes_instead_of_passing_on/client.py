import socket
import threading

SERVER = ('127.0.0.1', 9090)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
name = input('Ваше имя: ')
sock.sendto(f'{name} вошёл'.encode(), SERVER)


def show():
    while True:
        print(sock.recv(1024).decode())


threading.Thread(target=show, daemon=True).start()
while True:
    text = input()
    if text == 'exit':
        break
    sock.sendto(f'{name}: {text}'.encode(), SERVER)
