import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
said = sock.recv(1024).decode()
print(said)
sock.send(input().encode())
if said.startswith('We have not met'):
    print(sock.recv(1024).decode())
    sock.send(input().encode())
said = sock.recv(1024).decode()
print(said)
while said != 'That is wrong':
    line = input('> ')
    if line == 'exit':
        break
    if not line:
        continue
    sock.send(line.encode())
    print('Back:', sock.recv(1024).decode())
sock.close()
