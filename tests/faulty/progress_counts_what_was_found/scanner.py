import socket
from concurrent.futures import ThreadPoolExecutor

TOTAL = 65535
found = []


def check(port):
    sock = socket.socket()
    sock.settimeout(0.5)
    if sock.connect_ex((host, port)) == 0:
        found.append(port)
    sock.close()
    if port % 1000 == 0:
        print(f"\rВыполнено: {100 * len(found) // TOTAL}%", end="", flush=True)


host = input("Хост: ")
with ThreadPoolExecutor(100) as pool:
    pool.map(check, range(1, TOTAL + 1))
print("\nОткрытые порты:", sorted(found))
