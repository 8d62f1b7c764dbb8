import socket

N = 6
sock = socket.socket()
sock.connect(('localhost', 9090))
stream = sock.makefile('rb')
while True:
    message = input('Введите сообщение: ')
    if message == 'exit':
        break
    if message == '':
        print('Пустое сообщение не отправляем')
        continue
    data = message.encode()
    sock.sendall(str(len(data)).zfill(N).encode() + data)
    size = int(stream.read(N))
    print('Сервер ответил:', stream.read(size).decode())
stream.close()
sock.close()
