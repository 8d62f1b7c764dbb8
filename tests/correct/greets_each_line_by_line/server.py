import os
import socket
import threading

FILE = 'visitors.csv'


def visitors():
    if not os.path.exists(FILE):
        return {}
    with open(FILE, encoding='utf-8') as f:
        return dict(line.strip().split(',', 1) for line in f if ',' in line)


class Visitor(threading.Thread):
    def __init__(self, conn, addr):
        super().__init__(daemon=True)
        self.conn = conn
        self.ip = addr[0]
        self.stream = conn.makefile('rb')

    def write_line(self, text):
        self.conn.sendall(text.encode() + b'\n')

    def read_line(self):
        line = self.stream.readline()
        if not line:
            raise ConnectionError('closed by the visitor')
        return line.decode().rstrip('\r\n')

    def run(self):
        try:
            self.write_line('*** Echo server ***')
            name = visitors().get(self.ip)
            if name is None:
                self.write_line('Please enter your name:')
                name = self.read_line()
                with open(FILE, 'a', encoding='utf-8') as f:
                    f.write(f'{self.ip},{name}\n')
            self.write_line(f'Hello, {name}!')
            while True:
                self.write_line(self.read_line())
        except (OSError, UnicodeDecodeError) as error:
            print(self.ip, 'has left:', error)
        self.stream.close()
        self.conn.close()


server = socket.create_server(('', 9090))
print('Listening on 9090')
while True:
    Visitor(*server.accept()).start()
