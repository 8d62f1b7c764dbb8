def send(sock, text):
    sock.send(f"{len(text)}{text}".encode())


def receive(sock):
    size = sock.recv(1)
    if not size:
        return None
    return sock.recv(int(size)).decode()
