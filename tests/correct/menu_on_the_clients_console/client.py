import socket

sock = socket.socket()
sock.connect(('localhost', 9095))


def word(question):
    answer = ''
    while not answer or ' ' in answer:
        answer = input(question).strip()
    return answer


while True:
    choice = input('1. Вход\n2. Регистрация\n3. Выход\nВыберите действие: ')
    if choice == '3':
        sock.close()
        raise SystemExit
    if choice not in ('1', '2'):
        continue
    command = 'LOGIN' if choice == '1' else 'REGISTER'
    sock.sendall(f"{command} {word('Логин: ')} {word('Пароль: ')}".encode())
    answer = sock.recv(1024).decode()
    print('Сервер:', answer)
    if answer.startswith('OK'):
        break
while True:
    message = input('Сообщение: ')
    if message == 'exit':
        break
    if message:
        sock.sendall(message.encode())
        print('Эхо:', sock.recv(1024).decode())
sock.close()
