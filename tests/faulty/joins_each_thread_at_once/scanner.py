import socket
import threading

opened = []


def check(host, ports):
    for port in ports:
        sock = socket.socket()
        sock.settimeout(0.5)
        if sock.connect_ex((host, port)) == 0:
            opened.append(port)
        sock.close()


host = input("Введите адрес: ")
for start in range(0, 65536, 512):
    thread = threading.Thread(target=check, args=(host, range(start, start + 512)))
    thread.start()
    thread.join()
for port in opened:
    print(f"Порт {port} открыт")
