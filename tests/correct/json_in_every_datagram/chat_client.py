import json
import socket
import sys
import threading

SERVER = ('127.0.0.1', 5005)


def send(sock, **packet):
    sock.sendto(json.dumps(packet, ensure_ascii=False).encode(), SERVER)


def show(sock):
    while True:
        packet = json.loads(sock.recv(8192))
        if packet['type'] == 'message':
            print(f"<{packet['name']}> {packet['text']}")
        elif packet['type'] == 'welcome':
            print('In the chat:', ', '.join(packet['users']))
        else:
            print('--', packet['text'])


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    name = input('Nickname: ').strip() or 'guest'
    send(sock, type='login', name=name)
    threading.Thread(target=show, args=(sock,), daemon=True).start()
    for line in sys.stdin:
        text = line.strip()
        if text == '/quit' or text == 'exit':
            break
        if text:
            send(sock, type='message', text=text)
    send(sock, type='logout')
    print('Bye!')


main()
