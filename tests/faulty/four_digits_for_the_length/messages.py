def read(sock, size):
    chunks = []
    while size > 0:
        chunk = sock.recv(min(size, 1024))
        if not chunk:
            return None
        chunks.append(chunk)
        size -= len(chunk)
    return b''.join(chunks)


def send(sock, text):
    """4 символа на длину должно хватить"""
    data = text.encode()
    sock.sendall(f'{len(data):04}'.encode() + data)


def receive(sock):
    length = read(sock, 4)
    if length is None:
        return None
    data = read(sock, int(length))
    return None if data is None else data.decode()
