"""Формат: длина в байтах, двоеточие, текст. Например 5:hello"""


def send(sock, text):
    data = text.encode()
    sock.sendall(str(len(data)).encode() + b':' + data)


def receive(sock):
    digits = b''
    while True:
        char = sock.recv(1)
        if not char:
            return None
        if char == b':':
            break
        digits += char
    data = b''
    size = int(digits)
    while len(data) < size:
        part = sock.recv(size - len(data))
        if not part:
            return None
        data += part
    return data.decode()
