import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен, порт 9090')
while True:
    conn, addr = sock.accept()
    print('Подключение', addr)
    try:
        while True:
            message = conn.recv(1024)
            if not message:
                break
            print('Клиент говорит:', message.decode(errors='replace'))
            conn.sendall('Понял: '.encode() + message)
    except ConnectionError as e:
        print(e)
    conn.close()
