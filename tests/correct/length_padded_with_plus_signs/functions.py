LENGTH = 6


def put(conn, text):
    data = bytes(text, 'utf-8')
    head = bytes(str(len(data)), 'ascii').ljust(LENGTH, b'+')
    conn.sendall(head + data)


def take(conn, size):
    data = bytearray(size)
    view = memoryview(data)
    while len(view):
        n = conn.recv_into(view)
        if n == 0:
            return None
        view = view[n:]
    return bytes(data)


def get(conn):
    head = take(conn, LENGTH)
    if head is None:
        return None
    data = take(conn, int(head.rstrip(b'+')))
    if data is None:
        return None
    return str(data, 'utf-8')
