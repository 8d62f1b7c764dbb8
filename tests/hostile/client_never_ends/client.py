import signal
import socket

signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    line = input('Строка: ')
    if line == 'exit':
        break
    sock.sendall(line.encode())
    print(sock.recv(1024).decode())
sock.close()
while True:
    pass
