import socket
from threading import Thread

found = []


def check(first, last):
    for port in range(first, last):
        sock = socket.socket()
        try:
            sock.connect(("127.0.0.1", port))
            found.append(port)
        except OSError:
            pass
        finally:
            sock.close()


threads = [Thread(target=check, args=(first, min(first + 1000, 65536))) for first in range(1, 65536, 1000)]
for thread in threads:
    thread.start()
for number, thread in enumerate(threads, 1):
    thread.join()
    print("\rПрогресс: " + "■" * number + f" {number}/{len(threads)}", end="")
print()
print("Открыты:", ", ".join(map(str, sorted(found))))
