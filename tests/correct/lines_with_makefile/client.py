import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Подключение к серверу выполнено')
lines = sock.makefile('rw', encoding='utf-8', newline='\n')

while True:
    text = input('Введите строку: ')
    if text == 'exit':
        break
    lines.write(text + '\n')
    lines.flush()
    print('Строка отправлена')
    answer = lines.readline()
    if not answer:
        print('Сервер закрыл соединение')
        break
    print('От сервера получена строка:', answer.rstrip('\n'))

lines.close()
sock.close()
print('Подключение закрыто')
