import socket

from messages import receive, send

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    line = input('Сообщение (exit - выход): ')
    if line == 'exit':
        break
    send(sock, line)
    answer = receive(sock)
    if answer is None:
        print('Сервер закрыл соединение')
        break
    print('Ответ:', answer)
sock.close()
