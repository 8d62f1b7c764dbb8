import socket

HEADER = 4


def recv_exactly(conn, size):
    data = b''
    while len(data) < size:
        part = conn.recv(min(1024, size - len(data)))
        if not part:
            raise EOFError
        data += part
    return data


def recv_message(conn):
    return recv_exactly(conn, int(recv_exactly(conn, HEADER)))


def send_message(conn, data):
    conn.sendall(b'%4d' % len(data) + data)


def main():
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(1)
    while True:
        conn, addr = sock.accept()
        try:
            while True:
                send_message(conn, recv_message(conn))
        except EOFError:
            pass
        except (OSError, ValueError) as e:
            print('Ошибка:', e)
        conn.close()


main()
