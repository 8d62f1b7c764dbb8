import socket
from threading import Thread


def check(host, start):
    for port in range(start, min(start + 656, 65536)):
        sock = socket.socket()
        sock.settimeout(1)
        try:
            sock.connect((host, port))
            print("Порт", port, "открыт\n", end="")
        except OSError:
            pass
        finally:
            sock.close()


host = input("Хост: ")
for number in range(100):
    Thread(target=check, args=(host, number * 656)).start()
