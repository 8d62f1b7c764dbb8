import queue
import socket
import threading

ports = queue.Queue()
found = []
lock = threading.Lock()


def scan(host):
    while True:
        try:
            port = ports.get_nowait()
        except queue.Empty:
            return
        sock = socket.socket()
        sock.settimeout(0.5)
        if not sock.connect_ex((host, port)):
            with lock:
                found.append(port)
                print(port, "port svoboden!")
        sock.close()


host = input("kakoy host? ")
border = input("diapazon portov (naprimer 1-1024): ")
first, last = map(int, border.split("-"))
for port in range(first, last + 1):
    ports.put(port)
threads = [threading.Thread(target=scan, args=(host,)) for _ in range(100)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("naydeno:", len(found))
print(*sorted(found), sep="; ")
