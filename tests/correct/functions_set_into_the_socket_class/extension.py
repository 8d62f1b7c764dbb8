"""Расширяем готовый класс socket своими методами."""
import socket
import struct


def write_text(self, text):
    data = text.encode()
    self.sendall(struct.pack('<q', len(data)))
    self.sendall(data)


def read_text(self):
    def exactly(count):
        data = b''
        while len(data) < count:
            part = self.recv(min(count - len(data), 4096))
            if not part:
                return None
            data += part
        return data

    header = exactly(8)
    if header is None:
        return None
    data = exactly(struct.unpack('<q', header)[0])
    return None if data is None else data.decode()


socket.socket.write_text = write_text
socket.socket.read_text = read_text
