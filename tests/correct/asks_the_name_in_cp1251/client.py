import socket

CODING = 'cp1251'
sock = socket.socket()
sock.connect(('localhost', 9090))
print(sock.recv(1024).decode(CODING))
while True:
    line = input()
    if line == 'exit':
        break
    if line:
        sock.sendall(line.encode(CODING, 'replace'))
        print(sock.recv(1024).decode(CODING))
sock.close()
