import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
name = input('Enter your name: ')
sock.sendall(name.encode())
while sock.recv(1024) != b'known':
    name = input('There is no such user. Enter your name: ')
    sock.sendall(name.encode())
password = input('Enter your password: ')
sock.sendall(password.encode())
while sock.recv(1024) != b'right':
    password = input('Wrong password. Enter your password: ')
    sock.sendall(password.encode())
print('Welcome,', name)
while True:
    line = input('Message: ')
    if line == 'exit':
        break
    if line == '':
        continue
    sock.sendall(line.encode())
    print('Answer:', sock.recv(1024).decode())
sock.close()
