import socket

client = socket.socket()
client.connect(('localhost', 9090))
while True:
    print(client.recv(1024).decode())
    line = input('> ')
    while not line:
        line = input('> ')
    if line == 'exit':
        break
    client.send(line.encode())
client.close()
