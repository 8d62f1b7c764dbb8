import shutil
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

LAST = 65535


def is_open(host, port):
    with socket.socket() as attempt:
        attempt.settimeout(2)
        return attempt.connect_ex((host, port)) == 0


def draw(done):
    # Where the terminal has no width there is no room for a bar.
    width = shutil.get_terminal_size(fallback=(0, 0)).columns - len(" 100%")
    if width <= 0 or not sys.stdout.isatty():
        return
    filled = "#" * (width * done // LAST)
    print(f"\r{filled:.<{width}}{100 * done // LAST:4}%", end="", flush=True)


host = input("Host to scan: ") or "localhost"
try:
    host = socket.gethostbyname(host)
except OSError as error:
    sys.exit(f"Unknown host: {error}")

ports = range(1, LAST + 1)
found = []
with ThreadPoolExecutor(64) as pool:
    for port, is_it in zip(ports, pool.map(lambda port: is_open(host, port), ports)):
        if is_it:
            found.append(port)
        if port % 256 == 0:
            draw(port)
print()
for port in found:
    print(f"Port {port} is open")
