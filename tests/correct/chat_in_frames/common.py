import struct


def send(sock, text):
    data = text.encode()
    sock.sendall(struct.pack('>I', len(data)) + data)


def receive(sock):
    header = exactly(sock, 4)
    return exactly(sock, struct.unpack('>I', header)[0]).decode()


def exactly(sock, count):
    data = b''
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise ConnectionError('closed')
        data += part
    return data
