import socket
import threading

LIMIT = 60
places = threading.BoundedSemaphore(LIMIT)


class Client(threading.Thread):
    def __init__(self, conn, addr):
        super().__init__(daemon=True)
        self.conn = conn
        self.addr = addr

    def run(self):
        try:
            while data := self.conn.recv(1024):
                self.conn.sendall(data)
        except OSError:
            pass
        finally:
            self.conn.close()
            places.release()
            print('До свидания,', self.addr)


with socket.create_server(('', 9090), backlog=100) as server:
    print(f'Порт 9090, не больше {LIMIT} клиентов')
    while True:
        conn, addr = server.accept()
        if places.acquire(blocking=False):
            Client(conn, addr).start()
        else:
            conn.sendall('Сервер занят, приходите позже\n'.encode())
            conn.close()
