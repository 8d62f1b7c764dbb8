import socket

HEADER = 10


def send(sock, message):
    data = message.encode()
    sock.sendall(f'{len(data):0{HEADER}d}'.encode() + data)


def recv_bytes(sock, size):
    data = b''
    while len(data) < size:
        part = sock.recv(min(1024, size - len(data)))
        if part == b'':
            raise ConnectionError('Соединение закрыто сервером')
        data = data + part
    return data


def recv(sock):
    size = int(recv_bytes(sock, HEADER).decode())
    return recv_bytes(sock, size).decode()


sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    message = input('Введите сообщение: ')
    if message == 'exit':
        break
    send(sock, message)
    print('Ответ:', recv(sock))
sock.close()
