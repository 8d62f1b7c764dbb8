import socket
import sys


def main():
    # порт можно указать при запуске: python client.py 9091
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9090
    sock = socket.socket()
    print('Подключаюсь к серверу...')
    try:
        sock.connect(('localhost', port))
    except ConnectionRefusedError:
        print('Сервер не запущен')
        return
    print('Подключился к серверу')
    while True:
        text = input('Сообщение: ')
        if text == 'exit':
            break
        if not text:
            continue
        sock.send(text.encode())
        print('Сообщение отправлено')
        print('Сервер вернул:', sock.recv(1024).decode())
    sock.close()
    print('Отключился от сервера')


main()
