import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    print(sock.recv(1024).decode())
    s = input()
    while s == '':
        s = input()
    if s == 'exit':
        break
    sock.send(s.encode())
sock.close()
