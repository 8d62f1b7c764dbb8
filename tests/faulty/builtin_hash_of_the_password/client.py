import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
data = sock.recv(1024)
while data:
    line = input(data.decode() + ' ')
    while not line:
        line = input('(empty) ')
    if line == 'exit':
        break
    sock.send(line.encode())
    data = sock.recv(1024)
else:
    print('Connection closed by the server')
sock.close()
