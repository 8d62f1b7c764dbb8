"""Сообщения с заголовком: 10 цифр длины, затем текст."""
HEADER = 10


def recv_all(sock, size):
    data = b''
    while len(data) < size:
        part = sock.recv(size - len(data))
        if not part:
            return None
        data += part
    return data


def send(sock, text):
    header = str(len(text)).zfill(HEADER)
    sock.sendall((header + text).encode('utf-8'))


def receive(sock):
    header = recv_all(sock, HEADER)
    if header is None:
        return None
    body = recv_all(sock, int(header))
    if body is None:
        return None
    return body.decode('utf-8')
