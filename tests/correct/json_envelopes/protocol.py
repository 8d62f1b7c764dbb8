"""Протокол: 4 байта длины (старший первым) и словарь в JSON."""
import json
import struct


def send(sock, kind, **fields):
    data = json.dumps({'kind': kind, **fields}).encode()
    sock.sendall(struct.pack('>I', len(data)) + data)


def recv_exact(sock, size):
    data = b''
    while len(data) < size:
        part = sock.recv(size - len(data))
        if not part:
            raise EOFError('соединение закрыто')
        data += part
    return data


def receive(sock):
    size, = struct.unpack('>I', recv_exact(sock, 4))
    return json.loads(recv_exact(sock, size))
