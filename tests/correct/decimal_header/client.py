import socket

HEADER = 4


def recv_exactly(sock, size):
    data = b''
    while len(data) < size:
        part = sock.recv(min(1024, size - len(data)))
        if not part:
            raise EOFError
        data += part
    return data


sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    line = input('Сообщение: ')
    if line == 'exit':
        break
    data = line.encode()
    if len(data) > 9999:
        print('Слишком длинное сообщение')
        continue
    sock.sendall(b'%4d' % len(data) + data)
    size = int(recv_exactly(sock, HEADER))
    print('Эхо:', recv_exactly(sock, size).decode())
sock.close()
