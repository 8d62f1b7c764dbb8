import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Подключились к серверу')
address = sock.recv(1024).decode()
print('Мой адрес:', address)
rules = sock.recv(1024).decode()
print(rules)

while True:
    text = input('> ')
    if text == 'exit':
        break
    if not text:
        continue
    sock.send(text.encode())
    print('Отправлено серверу')
    answer = sock.recv(1024)
    if not answer:
        print('Сервер закрыл соединение')
        break
    print('Получено от сервера:', answer.decode())

sock.close()
print('Отключились от сервера')
