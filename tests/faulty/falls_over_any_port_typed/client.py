import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    line = input('Сообщение: ')
    if line == 'exit':
        break
    if line == '':
        continue
    sock.sendall(line.encode())
    print('Ответ:', sock.recv(1024).decode())
sock.close()
