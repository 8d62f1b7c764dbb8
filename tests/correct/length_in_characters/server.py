import socket


class Channel:
    """Сообщения: 8 цифр - сколько в тексте символов, потом текст в UTF-8.

    makefile сам собирает символы из байтов, поэтому и читаем, и считаем символы.
    """

    WIDTH = 8

    def __init__(self, sock):
        # отдельно для чтения и для записи: общий файл при записи забывает прочитанное вперёд
        self.incoming = sock.makefile('r', encoding='utf-8', newline='')
        self.outgoing = sock.makefile('w', encoding='utf-8', newline='')

    def send(self, text):
        self.outgoing.write(f'{len(text):>{self.WIDTH}}{text}')
        self.outgoing.flush()

    def receive(self):
        header = self.incoming.read(self.WIDTH)
        if len(header) < self.WIDTH:
            return None
        return self.incoming.read(int(header))

    def close(self):
        self.incoming.close()
        try:
            self.outgoing.close()
        except OSError:
            pass


if __name__ == '__main__':
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(1)
    print('Сервер запущен')
    while True:
        conn, addr = sock.accept()
        print('Клиент', addr)
        channel = Channel(conn)
        try:
            text = channel.receive()
            while text is not None:
                channel.send(text)
                text = channel.receive()
        except (OSError, ValueError) as error:
            print('Ошибка', error)
        channel.close()
        conn.close()
