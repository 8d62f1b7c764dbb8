import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер ждёт собеседника')
while True:
    conn, addr = sock.accept()
    print('Собеседник', addr)
    try:
        question = conn.recv(1024).decode()
        if question:
            conn.send(f'Вы сказали: {question}. Рад это слышать!'.encode())
        while question:
            question = conn.recv(1024).decode()
            print('Ещё сообщение:', question)
    except (ConnectionError, UnicodeDecodeError):
        pass
    conn.close()
