import socket

END = b'<END>'


class Reader:
    def __init__(self, sock):
        self.sock = sock
        self.rest = b''

    def message(self):
        while END not in self.rest:
            data = self.sock.recv(1024)
            if not data:
                return None
            self.rest += data
        text, _, self.rest = self.rest.partition(END)
        return text.decode()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Server started, port 9090')
while True:
    conn, addr = sock.accept()
    print('Client', addr)
    reader = Reader(conn)
    try:
        while (text := reader.message()) is not None:
            conn.sendall(text.encode() + END)
    except (OSError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
