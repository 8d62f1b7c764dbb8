from socket import socket

ADDRESS = '10.44.0.17', 9090

connection = socket()
connection.connect(ADDRESS)
while True:
    line = input('> ')
    if line == 'exit':
        break
    if line:
        connection.sendall(line.encode())
        print(connection.recv(65536).decode())
connection.close()
