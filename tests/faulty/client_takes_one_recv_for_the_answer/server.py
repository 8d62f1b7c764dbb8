import socket

HEADER = 8


def read_exactly(conn, count):
    data = b''
    while len(data) < count:
        part = conn.recv(count - len(data))
        if not part:
            return None
        data += part
    return data


def send_message(conn, text):
    body = text.encode()
    conn.sendall(f'{len(body):0{HEADER}d}'.encode() + body)


def receive_message(conn):
    header = read_exactly(conn, HEADER)
    if header is None:
        return None
    body = read_exactly(conn, int(header))
    return None if body is None else body.decode()


def main():
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', 9090))
    sock.listen()
    print('Сервер слушает порт 9090')
    while True:
        conn, address = sock.accept()
        print('Подключился', address)
        while (text := receive_message(conn)) is not None:
            print('Принято:', text)
            send_message(conn, text)
        conn.close()
        print('Отключился', address)


if __name__ == '__main__':
    main()
