import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
port = int(input('Порт сервера: '))
server = (input('Адрес сервера: '), port)
sock.sendto(input('Имя: ').encode(), server)


def show():
    while True:
        print(sock.recv(1024).decode())


threading.Thread(target=show, daemon=True).start()
text = ''
while text != 'exit':
    text = input()
    sock.sendto(text.encode(), server)
