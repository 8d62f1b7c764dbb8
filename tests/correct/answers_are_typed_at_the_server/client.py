import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Можно говорить, exit - выход')
while True:
    message = input('Ваше сообщение: ')
    if message == 'exit':
        break
    if not message:
        continue
    sock.sendall(message.encode())
    answer = sock.recv(1024).decode()
    if not answer:
        print('Сервер ушёл')
        break
    print('Сервер:', answer)
sock.close()
