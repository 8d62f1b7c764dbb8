import socket
import threading


class Receiver(threading.Thread):
    def __init__(self, sock, name):
        threading.Thread.__init__(self)
        self.daemon = True
        self.sock = sock
        self.own = name + ':'

    def run(self):
        while True:
            text = self.sock.recv(1024).decode(errors='replace')
            if not text.startswith(self.own):
                print(text)


host = input('Адрес сервера (Enter - localhost): ') or 'localhost'
port = input('Порт сервера (Enter - 9090): ')
port = int(port) if port.isdigit() and 1024 <= int(port) < 65536 else 9090
name = input('Ваше имя: ') or 'Аноним'
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect((host, port))
sock.send(f'{name}: всем привет!'.encode())
Receiver(sock, name).start()
while True:
    text = input('Вы: ')
    if text == 'exit':
        sock.send(f'{name}: всем пока!'.encode())
        sock.send(b'')
        break
    if text:
        sock.send(f'{name}: {text}'.encode())
