import socket


def ask(text):
    while True:
        line = input(text).strip()
        if line:
            return line


sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    name = ask('Имя пользователя: ')
    password = ask('Пароль: ')
    sock.send(name.encode())
    sock.send(password.encode())
    reply = sock.recv(1024).decode()
    print(reply)
    if not reply.startswith('Неверный'):
        break

while reply:
    message = ask('Сообщение (exit - выход): ')
    if message == 'exit':
        break
    sock.send(message.encode())
    reply = sock.recv(1024).decode()
    print('Сервер ответил:', reply)
sock.close()
