import socket

HOST = input('Адрес сервера (пусто - localhost): ') or 'localhost'
PORT = 9090

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.connect((HOST, PORT))
while True:
    line = input('> ')
    if line == 'exit':
        break
    if not line:
        continue
    sock.sendall(line.encode())
    print(sock.recv(1024).decode())
sock.close()
