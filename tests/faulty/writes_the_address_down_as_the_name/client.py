import socket

sock = socket.create_connection(('localhost', 9090))
print(sock.recv(1024).decode())
while True:
    text = input('You: ')
    if text == 'exit':
        break
    if text:
        sock.sendall(text.encode())
        print('Server:', sock.recv(1024).decode())
sock.close()
