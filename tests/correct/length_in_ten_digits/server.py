import socket

HEADER = 10


def send(sock, message):
    """Отправка: 10 цифр длины в байтах и сами байты."""
    data = message.encode()
    sock.sendall(f'{len(data):0{HEADER}d}'.encode() + data)


def recv_bytes(sock, size):
    data = b''
    while len(data) < size:
        part = sock.recv(min(1024, size - len(data)))
        if part == b'':
            raise ConnectionError('Соединение закрыто клиентом')
        data = data + part
    return data


def recv(sock):
    size = int(recv_bytes(sock, HEADER).decode())
    return recv_bytes(sock, size).decode()


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Сервер слушает порт 9090')
while True:
    conn, addr = server.accept()
    print('Подключение', addr)
    try:
        while True:
            message = recv(conn)
            print('Принято символов:', len(message))
            send(conn, message)
    except (ConnectionError, ValueError) as e:
        print(e)
    conn.close()
