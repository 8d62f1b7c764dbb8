import socket

ROUNDS = 5

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    try:
        for number in range(ROUNDS):
            message = conn.recv(1024)
            if not message:
                break
            print('Клиент:', message.decode(errors='replace'))
            conn.send(f'Ответ номер {number + 1}'.encode())
        # ждём, пока клиент попрощается
        while conn.recv(1024) not in (b'exit', b''):
            pass
    except ConnectionError:
        print('Связь прервалась')
    conn.close()
