import socket
import threading


def receive(sock):
    while True:
        data = sock.recv(1024)
        print('Ответ:', data.decode())


sock = socket.socket()
sock.connect(('localhost', 9090))
threading.Thread(target=receive, args=(sock,)).start()
while True:
    line = input()
    if line == 'exit':
        sock.shutdown(socket.SHUT_WR)
        break
    sock.send(line.encode())
