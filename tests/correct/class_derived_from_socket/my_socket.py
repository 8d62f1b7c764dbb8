import socket


class MySocket(socket.socket):
    """Сокет, который умеет передавать текстовые сообщения целиком."""

    HEADER_LENGTH = 10

    def accept(self):
        conn, addr = super().accept()
        return MySocket(fileno=conn.detach()), addr

    def send_msg(self, message):
        body = message.encode()
        header = str(len(body)).ljust(self.HEADER_LENGTH).encode()
        self.sendall(header + body)

    def recv_msg(self):
        header = self._read(self.HEADER_LENGTH)
        return self._read(int(header)).decode()

    def _read(self, length):
        data = b''
        while len(data) < length:
            part = self.recv(length - len(data))
            if not part:
                raise ConnectionAbortedError('соединение закрыто')
            data += part
        return data
