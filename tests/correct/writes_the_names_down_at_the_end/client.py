import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
text = sock.recv(1024).decode()
print(text)
while True:
    line = input('> ')
    if line == 'exit':
        break
    if line:
        sock.send(line.encode())
        print(sock.recv(1024).decode())
sock.close()
