import socket
from concurrent.futures import ThreadPoolExecutor


def check(port):
    with socket.socket() as sock:
        sock.settimeout(0.01)
        return sock.connect_ex((host, port)) == 0


host = input("Хост: ")
with ThreadPoolExecutor(10) as pool:
    for port, is_open in zip(range(1, 65536), pool.map(check, range(1, 65536))):
        if is_open:
            print("Порт", port, "открыт")
