import socket
import threading

server = ('localhost', 9090)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
name = input('Введите ваше имя: ')
while not name.strip():
    name = input('Имя не может быть пустым: ')
sock.sendto(name.encode(), server)


def receive():
    while True:
        try:
            data, _ = sock.recvfrom(65507)
        except OSError:
            return
        print(data.decode())


threading.Thread(target=receive, daemon=True).start()
print('Пишите сообщения, exit - выход')
while True:
    text = input()
    if text:
        sock.sendto(text.encode(), server)
    if text == 'exit':
        break
sock.close()
