import socket


class Server:
    def __init__(self):
        self.sock = socket.socket()
        self.running = False

    def run(self):
        print('Сервер запущен')
        self.sock.bind(('', 9090))
        self.sock.listen(5)
        self.sock.settimeout(1)
        print('Ожидаю подключений, слушаю порт 9090')
        self.running = True
        try:
            while self.running:
                try:
                    conn, addr = self.sock.accept()
                except socket.timeout:
                    continue
                conn.settimeout(None)
                self.serve(conn, addr)
        except KeyboardInterrupt:
            self.running = False
        self.sock.close()
        print('Сервер остановлен')

    def serve(self, conn, addr):
        print('Подключился клиент', addr)
        with conn:
            try:
                while True:
                    data = conn.recv(1024)
                    if not data:
                        break
                    print('Получено', len(data), 'байт')
                    conn.sendall(data)
                    print('Отправлено', len(data), 'байт')
            except ConnectionError:
                print('Клиент пропал')
        print('Клиент отключился', addr)


Server().run()
