import socket
import threading

THREADS = 64
states = {}


def work(host, start):
    for port in range(start, 65536, THREADS):
        sock = socket.socket()
        sock.settimeout(1)
        try:
            sock.connect((host, port))
            states[port] = "открыт"
        except OSError:
            states[port] = "закрыт"
        finally:
            sock.close()


print("Какой хост проверить?")
host = input()
workers = [threading.Thread(target=work, args=(host, start)) for start in range(1, THREADS + 1)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
for port in sorted(states):
    print(f"{port:>5}  {states[port]}")
