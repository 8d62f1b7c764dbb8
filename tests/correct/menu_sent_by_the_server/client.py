import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
message = sock.recv(1024).decode('utf-8')
while message:
    answer = ''
    while answer == '':
        answer = input(message + '\n>>> ')
    if answer == 'exit':
        break
    sock.sendall(answer.encode('utf-8'))
    message = sock.recv(1024).decode('utf-8')
sock.close()
print('Сеанс окончен')
