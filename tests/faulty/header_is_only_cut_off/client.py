import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
line = input('Введите текст: ')
while line != 'exit':
    data = line.encode()
    sock.send(str(len(data)).rjust(4, '0').encode() + data)
    answer = sock.recv(1024)
    print('Длина ответа', int(answer[:4]))
    print('Ответ:', answer[4:].decode())
    line = input('Введите текст: ')
sock.close()
