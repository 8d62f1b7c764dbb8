import socketserver


class Handler(socketserver.BaseRequestHandler):
    def setup(self):
        print('Клиент', self.client_address, 'подключился')

    def handle(self):
        try:
            while True:
                data = self.request.recv(1024)
                if not data:
                    break
                print('Получено от клиента', self.client_address, len(data), 'байт')
                self.request.sendall(data)
                print('Отправлено клиенту', self.client_address, len(data), 'байт')
        except ConnectionError:
            print('Связь с', self.client_address, 'потеряна')

    def finish(self):
        print('Клиент', self.client_address, 'отключился')


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == '__main__':
    print('Старт сервера')
    with Server(('', 9090), Handler) as server:
        print('Сервер слушает порт 9090')
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    print('Сервер остановлен')
