import socket
from concurrent.futures import ThreadPoolExecutor


def check(port):
    with socket.socket() as sock:
        sock.settimeout(1)
        return str(port) if sock.connect_ex((host, port)) == 0 else None


host = input("Host name: ")
with ThreadPoolExecutor(50) as pool:
    found = [port for port in pool.map(check, range(1, 65536)) if port]
print("Open ports: " + " ".join(sorted(found)))
