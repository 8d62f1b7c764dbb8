import socket
import struct


class MessageSocket:
    def __init__(self, sock):
        self.sock = sock

    def _read(self, n):
        buf = bytearray()
        while len(buf) < n:
            chunk = self.sock.recv(min(1024, n - len(buf)))
            if not chunk:
                raise ConnectionAbortedError('client closed the connection')
            buf += chunk
        return bytes(buf)

    def receive(self):
        (length,) = struct.unpack('>I', self._read(4))
        return self._read(length)

    def send(self, message):
        self.sock.sendall(struct.pack('>I', len(message)) + message)


def main():
    print('Server started')
    listener = socket.socket()
    listener.bind(('', 9090))
    listener.listen(5)
    print('Listening on port 9090')
    while True:
        sock, address = listener.accept()
        print('Client connected from', address)
        client = MessageSocket(sock)
        try:
            while True:
                message = client.receive()
                print('Received a message of', len(message), 'bytes')
                client.send(message)
                print('Sent it back')
        except OSError as e:
            print('Client disconnected:', e)
        sock.close()


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        print('Server stopped')
