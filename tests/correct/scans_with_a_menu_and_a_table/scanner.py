import selectors
import socket
import time

LIMIT = 200


class Scan:
    def __init__(self, host, ports, timeout):
        self.host = host
        self.ports = ports
        self.timeout = timeout
        self.selector = selectors.DefaultSelector()
        self.pending = {}
        self.open = []
        self.done = 0
        self.began = time.time()

    def begin(self, port):
        sock = socket.socket()
        sock.setblocking(False)
        sock.connect_ex((self.host, port))
        self.pending[sock] = time.time() + self.timeout
        self.selector.register(sock, selectors.EVENT_WRITE, port)

    def finish(self, sock, port, is_open):
        self.selector.unregister(sock)
        del self.pending[sock]
        sock.close()
        if is_open:
            self.open.append(port)
        self.done += 1

    def draw(self):
        part = self.done / len(self.ports)
        bar = "█" * int(30 * part)
        speed = self.done / (time.time() - self.began + 0.001)
        print(f"\r{part:4.0%}|{bar:<30}| {self.done}/{len(self.ports)} [{speed:.2f}port/s]", end="", flush=True)

    def run(self):
        waiting = iter(self.ports)
        left = True
        while left or self.pending:
            while left and len(self.pending) < LIMIT:
                port = next(waiting, None)
                if port is None:
                    left = False
                else:
                    self.begin(port)
            for key, _ in self.selector.select(0.05):
                error = key.fileobj.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                self.finish(key.fileobj, key.data, error == 0)
                if self.done % 2000 == 0:
                    self.draw()
            now = time.time()
            for sock in [sock for sock, end in self.pending.items() if end < now]:
                self.finish(sock, self.selector.get_key(sock).data, False)
        self.draw()
        print()


print("1 - первые 1024 порта")
print("2 - все порты")
mode = input("Выберите режим: ")
timeout = float(input("Таймаут, с: "))
host = input("Адрес: ")
scan = Scan(host, range(1, 1025 if mode == "1" else 65536), timeout)
scan.run()
print("+-------+-----------+")
print("| порт  | состояние |")
print("+-------+-----------+")
for port in sorted(scan.open):
    print(f"| {port:<5} | открыт    |")
print("+-------+-----------+")
