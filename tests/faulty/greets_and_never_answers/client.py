import socket
import threading


def show():
    while text := sock.recv(1024):
        print(text.decode())


sock = socket.create_connection(('localhost', 9090))
threading.Thread(target=show, daemon=True).start()
while True:
    text = input()
    if text == 'exit':
        break
    sock.send(text.encode())
sock.close()
