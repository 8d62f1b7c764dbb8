import socket
import threading

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединение установлено')


def receive():
    while True:
        try:
            data = sock.recv(1024)
        except OSError:
            return
        if not data:
            return
        print(data.decode())


threading.Thread(target=receive, daemon=True).start()
while True:
    line = input()
    if line == 'exit':
        break
    if line:
        sock.sendall(line.encode())
sock.close()
