import socket
import threading

found = []


def check(host, ports):
    for port in ports:
        sock = socket.socket()
        sock.settimeout(1)
        if sock.connect_ex((host, port)) == 0:
            found.append(port)
        sock.close()


host = input("Введите хост: ")
threads = []
for number in range(64):
    thread = threading.Thread(target=check, args=(host, range(number * 1024, number * 1024 + 1024)))
    thread.start()
    threads.append(thread)
print("Открытые порты:", sorted(found))
