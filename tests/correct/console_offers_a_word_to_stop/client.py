import socket

s = socket.socket()
s.connect(('localhost', 9090))
print('Соединение установлено')
line = ''
while line != 'exit':
    line = input('Строка: ')
    if not line:
        continue
    s.send(line.encode())
    print('Отправлено')
    if line != 'exit':
        print('Получено:', s.recv(1024).decode())
s.close()
print('Соединение закрыто')
