import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Ждём собеседника на порту 9090')
while True:
    conn, addr = sock.accept()
    print('Собеседник на связи:', addr)
    try:
        while True:
            message = conn.recv(1024).decode(errors='replace')
            if not message:
                break
            print('Клиент:', message)
            answer = input('Ваш ответ: ')
            conn.sendall((answer or '...').encode())
    except ConnectionError:
        pass
    print('Собеседник ушёл')
    conn.close()
