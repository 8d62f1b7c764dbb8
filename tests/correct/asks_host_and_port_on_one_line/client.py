import socket


def ask_address():
    while True:
        answer = input('Введите адрес сервера как хост:порт (по умолчанию localhost:9090): ').strip()
        host, _, port = answer.partition(':')
        host = host or 'localhost'
        port = port or '9090'
        if port.isdecimal() and 0 < int(port) < 65536:
            return host, int(port)
        print('Порт должен быть числом от 1 до 65535')


while True:
    try:
        s = socket.create_connection(ask_address())
        break
    except OSError as e:
        print('Не получилось соединиться:', e)
print('Соединились с сервером')
while True:
    m = input('Строка: ')
    if m == 'exit':
        break
    if m:
        s.sendall(m.encode())
        print('Отправили:', m)
        print('Приняли:', s.recv(1024).decode())
s.close()
print('Разорвали соединение')
