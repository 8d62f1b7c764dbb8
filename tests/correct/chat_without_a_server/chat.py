# Чат без сервера: каждый шлёт всем сразу (broadcast), порт у всех один.
import socket
import threading


def ask_port():
    while True:
        port = input('Порт чата (Enter - 9090): ')
        if not port:
            return 9090
        if port.isdigit() and 1024 <= int(port) <= 65535:
            return int(port)
        print('Порт - число от 1024 до 65535')


port = ask_port()
name = input('Ваше имя: ') or 'Без имени'
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(('', port))


def listen():
    while True:
        data, _ = sock.recvfrom(2048)
        author, _, text = data.decode(errors='replace').partition('\n')
        if author != name:
            print(f'{author}: {text}')


def say(text):
    sock.sendto(f'{name}\n{text}'.encode(), ('255.255.255.255', port))


threading.Thread(target=listen, daemon=True).start()
say('(в чате)')
while True:
    text = input()
    if text == 'exit':
        break
    if text:
        say(text)
say('(ушёл)')
sock.close()
