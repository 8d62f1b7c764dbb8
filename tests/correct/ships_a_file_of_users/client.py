import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Connected to the server')
while True:
    print(sock.recv(1024).decode())
    message = input()
    while not message:
        message = input()
    if message == 'exit':
        break
    sock.send(message.encode())
print('Disconnected')
sock.close()
