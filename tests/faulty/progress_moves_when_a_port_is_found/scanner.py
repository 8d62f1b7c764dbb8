import socket
import threading

PARTS = 66
finished = 0
found = []


def bar():
    filled = 50 * finished // PARTS
    print("\r|" + "█" * filled + "-" * (50 - filled) + f"| {100 * finished / PARTS:.1f}%", end="\r")


def scan(host, part):
    global finished
    for port in range(part * 1000, min(part * 1000 + 1000, 65536)):
        sock = socket.socket()
        sock.settimeout(1)
        try:
            sock.connect((host, port))
            found.append(port)
            bar()
        except OSError:
            pass
        finally:
            sock.close()
    finished += 1


host = input("Host: ")
threads = [threading.Thread(target=scan, args=(host, part)) for part in range(PARTS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print()
for port in sorted(found):
    print("Port", port, "open")
