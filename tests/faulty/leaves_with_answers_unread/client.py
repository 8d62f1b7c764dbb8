import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Пишите строки, exit - выход')
while True:
    line = input()
    if line == 'exit':
        break
    sock.sendall(line.encode())
sock.close()
