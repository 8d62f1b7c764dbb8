import socket

with socket.socket() as sock:
    sock.connect(('localhost', 9090))
    print('Соединение установлено')
    print('[[ /begin ]]')
    while input('Ваша первая реплика: ') != '/begin':
        pass
    while True:
        text = input('Сообщение: ')
        if text == 'exit':
            break
        sock.sendall(text.encode())
        print('Ответ:', sock.recv(1024).decode())
