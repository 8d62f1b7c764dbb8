import socket
from threading import Thread

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = input('Хост: ') or '127.0.0.1'
nick = input('Ник: ')
s.sendto((nick + ' в чате').encode(), (host, 9999))
Thread(target=lambda: [print(s.recv(1024).decode()) for _ in iter(int, 1)], daemon=True).start()
while True:
    message = input()
    if message == 'exit':
        break
    s.sendto((nick + ': ' + message).encode(), (host, 9999))
