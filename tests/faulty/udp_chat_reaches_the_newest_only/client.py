import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', 0))
name = input('name? ')


def reader():
    while True:
        message, sender = sock.recvfrom(1024)
        print(message.decode())


threading.Thread(target=reader, daemon=True).start()
while True:
    text = input('message: ')
    if text == 'exit':
        sock.sendto(f'{name} has left'.encode(), ('127.0.0.1', 8888))
        break
    sock.sendto(f'[{name}] {text}'.encode(), ('127.0.0.1', 8888))
