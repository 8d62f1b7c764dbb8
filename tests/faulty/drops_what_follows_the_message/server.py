import socket
import threading

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


def handle(sock, address):
    try:
        while True:
            send_message(sock, receive_message(sock))
    except (OSError, ValueError) as error:
        print(address, error)
    sock.close()


listener = socket.create_server(('', 9090))
print('Framed echo server on port 9090')
while True:
    threading.Thread(target=handle, args=listener.accept(), daemon=True).start()
