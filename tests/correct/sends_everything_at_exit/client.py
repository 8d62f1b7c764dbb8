import socket

lines = []
while True:
    line = input('Введите строку, exit - отправить всё и выйти: ')
    if line == 'exit':
        break
    lines.append(line)

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединение с сервером')
message = '\n'.join(lines) or 'пусто'
sock.sendall(message.encode())
print('Отправка данных серверу')
answer = b''
while len(answer) < len(message.encode()):
    part = sock.recv(1024)
    if not part:
        break
    answer += part
print('Ответ сервера:', answer.decode())
sock.close()
print('Разрыв соединения с сервером')
