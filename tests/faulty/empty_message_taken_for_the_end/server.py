import socket
import struct


def recv_exact(conn, count):
    result = bytearray()
    while True:
        part = conn.recv(min(1024, count - len(result)))
        if not part:
            raise EOFError('соединение закрыто')
        result += part
        if len(result) == count:
            return bytes(result)


def recv_text(conn):
    size = struct.unpack('>i', recv_exact(conn, 4))[0]
    return recv_exact(conn, size).decode()


def send_text(conn, text):
    data = text.encode()
    conn.sendall(struct.pack('>i', len(data)))
    conn.sendall(data)


with socket.socket() as server:
    server.bind(('', 9090))
    server.listen(1)
    print('Ожидание подключений')
    while True:
        conn, addr = server.accept()
        with conn:
            try:
                while True:
                    send_text(conn, recv_text(conn))
            except (EOFError, OSError, ValueError, struct.error) as e:
                print('Конец:', e)
