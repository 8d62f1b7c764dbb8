import selectors
import socket

HEX = 8


class Client:
    def __init__(self, conn):
        self.conn = conn
        self.incoming = b''

    def messages(self):
        """All the messages that are complete by now."""
        while len(self.incoming) >= HEX:
            end = HEX + int(self.incoming[:HEX], 16)
            if len(self.incoming) < end:
                return
            yield self.incoming[HEX:end].decode()
            self.incoming = self.incoming[end:]

    def ready(self):
        data = self.conn.recv(65536)
        if not data:
            return False
        self.incoming += data
        for text in self.messages():
            body = text.encode()
            self.conn.sendall(b'%08x' % len(body) + body)
        return True


selector = selectors.DefaultSelector()
server = socket.create_server(('', 9090))
selector.register(server, selectors.EVENT_READ)
print('One thread for everybody, port 9090')
while True:
    for key, _ in selector.select():
        if key.fileobj is server:
            conn, addr = server.accept()
            selector.register(conn, selectors.EVENT_READ, Client(conn))
            continue
        try:
            alive = key.data.ready()
        except (OSError, ValueError) as error:
            print(error)
            alive = False
        if not alive:
            selector.unregister(key.fileobj)
            key.fileobj.close()
