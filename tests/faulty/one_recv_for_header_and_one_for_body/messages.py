import struct


def send(sock, text):
    data = text.encode()
    sock.sendall(struct.pack('!I', len(data)) + data)


def receive(sock):
    header = sock.recv(4)
    if not header:
        return None
    size, = struct.unpack('!I', header)
    if size == 0:
        return ''
    return sock.recv(size).decode()
