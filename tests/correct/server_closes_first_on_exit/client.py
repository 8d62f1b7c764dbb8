import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединение установлено')
while True:
    text = input('Сообщение: ')
    if not text:
        continue
    sock.sendall(text.encode())
    print('Отправлено серверу')
    data = sock.recv(1024)
    if not data:
        break
    print('Получено от сервера:', data.decode())
sock.close()
print('Соединение разорвано')
