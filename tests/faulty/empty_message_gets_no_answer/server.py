import socket

# заголовок: 6 цифр
N = 6


class Connection:
    def __init__(self, sock):
        self.sock = sock
        self.buffer = b''

    def take(self, n):
        while len(self.buffer) < n:
            data = self.sock.recv(1024)
            if not data:
                raise EOFError
            self.buffer += data
        result, self.buffer = self.buffer[:n], self.buffer[n:]
        return result

    def read(self):
        return self.take(int(self.take(N))).decode()

    def write(self, message):
        if not message:
            return  # нечего отправлять
        data = message.encode()
        self.sock.sendall(str(len(data)).zfill(N).encode() + data)


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
while True:
    print('Жду клиента')
    client, addr = sock.accept()
    print('Пришёл', addr)
    connection = Connection(client)
    try:
        while True:
            connection.write(connection.read())
    except EOFError:
        print('Ушёл')
    except (OSError, ValueError) as e:
        print('Ошибка', e)
    client.close()
