import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    data = sock.recv(1024)
    if not data:
        break
    print(data.decode())
    s = input()
    while not s:
        s = input()
    if s == 'exit':
        break
    sock.sendall(s.encode())
sock.close()
