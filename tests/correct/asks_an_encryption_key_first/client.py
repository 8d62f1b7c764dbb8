import socket


def ask_key():
    text = input('Введите ключ шифрования (число, Enter - без шифрования): ')
    if text.isdecimal():
        return int(text) % 256
    return 0


def crypt(data, key):
    return bytes(byte ^ key for byte in data)


def ask_port():
    while True:
        text = input('Введите порт (Enter - 9090): ')
        if not text:
            return 9090
        if text.isdecimal() and 0 < int(text) < 65536:
            return int(text)
        print('Неверный порт')


key = ask_key()
host = input('Введите хост (Enter - localhost): ') or 'localhost'
port = ask_port()
sock = socket.socket()
sock.connect((host, port))
print('Соединение установлено')
while True:
    text = input('Текст: ')
    if text == 'exit':
        break
    if text:
        sock.sendall(crypt(text.encode(), key))
        print('Отправлено')
        print('Принято:', crypt(sock.recv(1024), key).decode())
sock.close()
print('Соединение разорвано')
