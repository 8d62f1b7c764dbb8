import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединение установлено, говорит сервер')
while True:
    message = sock.recv(1024)
    if not message:
        break
    print('Сервер:', message.decode())
    answer = input('Ваш ответ: ')
    if answer == 'exit':
        break
    sock.sendall(answer.encode())
sock.close()
