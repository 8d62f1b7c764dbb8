import socket
import threading

sock = socket.socket()
sock.connect(('localhost', 9090))


def receive():
    while True:
        data = sock.recv(1024)
        if not data:
            break
        print('Сервер:', data.decode())


threading.Thread(target=receive).start()

while True:
    text = input()
    if text == 'exit':
        break
    sock.sendall(text.encode())
sock.close()
