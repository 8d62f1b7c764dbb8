import datetime
import socket

DEFAULT_PORT = 9090
LOG_NAME = 'server.log'


def log(text):
    now = datetime.datetime.now().strftime('%d.%m.%Y %H:%M:%S')
    with open(LOG_NAME, 'a', encoding='utf-8') as f:
        f.write(now + ' ' + text + '\n')


def ask_port():
    answer = input('Введите номер порта (Enter - %d): ' % DEFAULT_PORT)
    if answer == '':
        return DEFAULT_PORT
    try:
        port = int(answer)
    except ValueError:
        print('Это не число, будет порт по умолчанию')
        return DEFAULT_PORT
    if port < 1024 or port > 65535:
        print('Такой порт нельзя, будет порт по умолчанию')
        return DEFAULT_PORT
    return port


def work(conn, addr):
    while True:
        data = conn.recv(1024)
        if not data:
            break
        msg = data.decode()
        log('Приняты данные от %s: %s' % (addr[0], msg))
        conn.send(msg.encode())
        log('Отправлены данные клиенту %s: %s' % (addr[0], msg))


def main():
    port = ask_port()
    log('Сервер запущен')
    sock = socket.socket()
    while True:
        try:
            sock.bind(('', port))
            break
        except OSError:
            print('Порт %d занят' % port)
            port = port + 1 if port < 65535 else 1024
    sock.listen(1)
    print('Сервер слушает порт', port)
    log('Начинаю слушать порт %d' % port)
    try:
        while True:
            conn, addr = sock.accept()
            log('Подключился клиент %s:%d' % addr)
            work(conn, addr)
            conn.close()
            log('Клиент %s:%d отключился' % addr)
    except KeyboardInterrupt:
        pass
    sock.close()
    log('Сервер остановлен')


main()
