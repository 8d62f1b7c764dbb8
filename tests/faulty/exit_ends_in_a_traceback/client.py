import socket
import threading


class Client:
    def __init__(self, host, port):
        self.sock = socket.socket()
        self.sock.connect((host, port))
        self.reader = threading.Thread(target=self.read)

    def read(self):
        while True:
            data = self.sock.recv(1024)
            if data:
                print('>>', data.decode())

    def run(self):
        self.reader.start()
        while True:
            line = input()
            if line == 'exit':
                break
            self.sock.sendall(line.encode())
        self.sock.shutdown(socket.SHUT_RDWR)
        self.sock.close()
        print('До свидания!')


Client('localhost', 9090).run()
