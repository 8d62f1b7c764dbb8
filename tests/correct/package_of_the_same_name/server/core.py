import socket
from threading import Thread


class Server:
    def __init__(self, port):
        self.sock = socket.socket()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', port))

    def run(self):
        self.sock.listen()
        print('Сервер слушает порт', self.sock.getsockname()[1])
        while True:
            conn, addr = self.sock.accept()
            Thread(target=self.talk, args=(conn,), daemon=True).start()

    def talk(self, conn):
        with conn:
            try:
                while data := conn.recv(1024):
                    conn.sendall(data)
            except OSError:
                pass


if __name__ == '__main__':
    Server(9090).run()
