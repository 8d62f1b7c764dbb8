import socket

from protocol import receive, send

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    message = receive(sock)
    if message['kind'] == 'register?':
        name = input('Введите имя: ')
        send(sock, 'register', name=name, password=input('Введите пароль: '))
    elif message['kind'] == 'password?':
        print('Вы', message['name'])
        send(sock, 'password', password=input('Введите пароль: '))
    elif message['kind'] == 'error':
        print('Ошибка:', message['text'])
    else:
        break
print(f"Привет, {message['name']}!")
while True:
    line = input('Введите сообщение: ')
    if line == 'exit':
        break
    send(sock, 'message', text=line)
    print('Ответ:', receive(sock)['text'])
sock.close()
