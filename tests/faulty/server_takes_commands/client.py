import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    command = input('Команда (time, pwd, ls; exit - выход): ')
    if command == 'exit':
        break
    if not command:
        continue
    sock.sendall(command.encode())
    print(sock.recv(4096).decode())
sock.close()
