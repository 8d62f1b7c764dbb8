import socket
import threading
import time

here = socket.gethostbyname(socket.gethostname())
server = (here, 9090)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((here, 0))
sock.setblocking(False)
over = False


def hear():
    while not over:
        try:
            print(sock.recvfrom(1024)[0].decode())
            time.sleep(0.2)
        except BlockingIOError:
            pass


name = input('Name: ')
thread = threading.Thread(target=hear)
thread.start()
sock.sendto(f'{name} => joins'.encode(), server)
while not over:
    try:
        text = input()
        over = text == 'exit'
        sock.sendto(f'{name} :: {text}'.encode(), server)
        time.sleep(0.2)
    except KeyboardInterrupt:
        over = True
thread.join()
