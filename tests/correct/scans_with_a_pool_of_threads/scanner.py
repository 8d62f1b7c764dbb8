import socket
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

WIDTH = 40


def is_open(host, port):
    with socket.socket() as sock:
        sock.settimeout(0.5)
        try:
            sock.connect((host, port))
        except OSError:
            return port, False
        return port, True


def bar(done, total):
    full = WIDTH * done // total
    sys.stdout.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {100 * done // total:3d}%")
    sys.stdout.flush()


host = input("Host: ")
first = int(input("First port: "))
last = int(input("Last port: "))
threads = int(input("How many threads? "))
ports = range(first, last + 1)
found = []
with ThreadPoolExecutor(threads) as pool:
    tasks = [pool.submit(is_open, host, port) for port in ports]
    for done, task in enumerate(as_completed(tasks), 1):
        port, open_ = task.result()
        if open_:
            found.append(port)
        if done % 500 == 0 or done == len(ports):
            bar(done, len(ports))
print()
for port in sorted(found):
    print("Port", port, "is open")
input("Press Enter to exit")
