HEADER_SIZE = 8


def send(sock, text):
    data = text.encode('utf-8')
    header = str(len(data)).ljust(HEADER_SIZE).encode()
    sock.sendall(header + data)


def receive(sock):
    data = b''
    while len(data) < HEADER_SIZE:
        part = sock.recv(1024)
        if not part:
            return None
        data += part
    length = int(data[:HEADER_SIZE])
    while len(data) < HEADER_SIZE + length:
        part = sock.recv(1024)
        if not part:
            return None
        data += part
    return data[HEADER_SIZE:].decode('utf-8')
