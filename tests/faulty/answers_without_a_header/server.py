import socket


def receive(conn, n):
    data = b''
    while len(data) < n:
        part = conn.recv(n - len(data))
        if not part:
            raise ConnectionError('клиент отключился')
        data += part
    return data


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Запуск сервера')
while True:
    conn, addr = server.accept()
    print('Клиент', addr)
    try:
        while True:
            size = int(receive(conn, 10))
            message = receive(conn, size).decode()
            print('Принято', message)
            conn.sendall(message.encode())
    except (ConnectionError, ValueError) as e:
        print(e)
    conn.close()
