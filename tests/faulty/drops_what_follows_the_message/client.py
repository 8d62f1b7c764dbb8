import socket

LEN = 5


def send_message(sock, message):
    body = message.encode()
    sock.sendall(b'%05d' % len(body) + body)


def receive_message(sock):
    buffer = b''
    while len(buffer) < LEN or len(buffer) < LEN + int(buffer[:LEN]):
        chunk = sock.recv(4096)
        if not chunk:
            raise ConnectionError('closed')
        buffer += chunk
    end = LEN + int(buffer[:LEN])
    return buffer[LEN:end].decode()


sock = socket.create_connection(('localhost', 9090))
while True:
    message = input('Message: ')
    if message == 'exit':
        break
    send_message(sock, message)
    print('Echo:', receive_message(sock))
sock.close()
