import socket
import struct


def receive(sock):
    header = sock.recv(4, socket.MSG_WAITALL)
    if len(header) < 4:
        return None
    (length,) = struct.unpack('>I', header)
    body = b''
    while len(body) < length:
        chunk = sock.recv(min(1024, length - len(body)))
        if not chunk:
            return None
        body += chunk
    return body.decode()


def main():
    sock = socket.create_connection(('localhost', 9090))
    print('Connected to server')
    while True:
        line = input('Message: ')
        if line == 'exit':
            break
        data = line.encode()
        sock.sendall(struct.pack('>I', len(data)) + data)
        print('Sent', len(data), 'bytes')
        answer = receive(sock)
        if answer is None:
            print('Server closed the connection')
            break
        print('Received:', answer)
    sock.close()
    print('Disconnected')


main()
