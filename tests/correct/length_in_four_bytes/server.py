import socket
import struct
import threading

HEADER = struct.Struct('>I')


def read_exactly(sock, n):
    chunks = []
    while n:
        chunk = sock.recv(min(n, 65536))
        if not chunk:
            raise EOFError
        chunks.append(chunk)
        n -= len(chunk)
    return b''.join(chunks)


def send_text(sock, text):
    data = text.encode('utf-8')
    sock.sendall(HEADER.pack(len(data)) + data)


def receive_text(sock):
    length, = HEADER.unpack(read_exactly(sock, HEADER.size))
    return read_exactly(sock, length).decode('utf-8')


def serve(conn, addr):
    print('Connected', addr)
    try:
        while True:
            send_text(conn, receive_text(conn))
    except EOFError:
        pass
    except (OSError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
    print('Disconnected', addr)


if __name__ == '__main__':
    server = socket.create_server(('', 9090))
    print('Listening')
    while True:
        threading.Thread(target=serve, args=server.accept(), daemon=True).start()
