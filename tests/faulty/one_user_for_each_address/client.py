import socket
import threading

SERVER = ('localhost', 9090)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def receiver():
    while True:
        data, _ = sock.recvfrom(1024)
        print(data.decode())


name = ''
while not name:
    name = input('Ваше имя: ').strip()
sock.sendto(f'/join {name}'.encode(), SERVER)
threading.Thread(target=receiver, daemon=True).start()
while True:
    text = input()
    if text == 'exit':
        sock.sendto(b'/leave', SERVER)
        break
    if text:
        sock.sendto(text.encode(), SERVER)
print('Вы вышли из чата')
