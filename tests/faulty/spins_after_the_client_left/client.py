import socket

client = socket.socket()
client.connect(('localhost', 9090))
while True:
    line = input('Введите строку: ')
    if line.lower() == 'exit':
        client.close()
        break
    elif line != '':
        client.sendall(line.encode())
        print(client.recv(1024).decode())
