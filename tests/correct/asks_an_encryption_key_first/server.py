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
        if text.isdecimal() and 1023 < int(text) < 65536:
            return int(text)
        print('Неверный порт')


key = ask_key()
port = ask_port()
print('Сервер запускается')
sock = socket.socket()
sock.bind(('', port))
sock.listen(1)
print('Сервер слушает порт', port)
try:
    while True:
        conn, addr = sock.accept()
        print('Клиент подключился', addr)
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                print('Принято:', crypt(data, key).decode(errors='replace'))
                conn.sendall(data)
                print('Отправлено байт:', len(data))
        except OSError as e:
            print('Ошибка:', e)
        conn.close()
        print('Клиент отключился', addr)
except KeyboardInterrupt:
    pass
print('Сервер остановлен')
