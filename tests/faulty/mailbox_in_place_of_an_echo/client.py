import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    data = sock.recv(1024)
    if not data:
        break
    line = input(data.decode())
    if line == 'exit':
        break
    sock.sendall((line or ' ').encode())
sock.close()
