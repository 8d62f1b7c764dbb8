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


sock = socket.socket()
sock.connect(('localhost', 9090))
try:
    while (text := input('>>> ')) != 'exit':
        send_text(sock, text)
        print('<<<', recv_text(sock))
except EOFError as e:
    print(e)
sock.close()
