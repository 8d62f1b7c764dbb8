import socket
import threading

sock = socket.socket()
sock.connect(('localhost', 9090))
answers = sock.makefile(encoding='utf-8')


def send(text):
    sock.sendall((text + '\n').encode())


def receive():
    try:
        for line in answers:
            print(line.rstrip('\n'))
    except OSError:
        pass


print('Введите имя')
send(input())
while answers.readline().strip() != 'yes':
    print('Такого пользователя нет. Введите имя')
    send(input())
print('Введите пароль')
send(input())
while answers.readline().strip() != 'yes':
    print('Неверный пароль. Введите пароль')
    send(input())
print('Введите сообщение, для выхода exit')
threading.Thread(target=receive, daemon=True).start()
line = input()
while line != 'exit':
    send(line)
    line = input()
sock.close()
