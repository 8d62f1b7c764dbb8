import socket


def question(text):
    while True:
        answer = input(text)
        if answer:
            return answer


sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    flag = sock.recv(1024).decode()
    if flag == 'NEW':
        print('Вы здесь впервые.')
        sock.send(question('Введите имя: ').encode())
    elif flag == 'PASS':
        sock.send(question('Введите пароль: ').encode())
    elif flag == 'FAIL':
        sock.send(question('Пароль неверный, ещё раз: ').encode())
    else:
        break
print('Здравствуйте,', flag[3:])
while True:
    text = question('Сообщение: ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    print('Ответ сервера:', sock.recv(1024).decode())
sock.close()
