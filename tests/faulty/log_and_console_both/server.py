import logging
import socket

HOST = ''
PORT = 9090

logging.basicConfig(level=logging.INFO, format='%(asctime)s %(levelname)s %(message)s',
                    handlers=[logging.FileHandler('server.log', encoding='utf-8'),
                              logging.StreamHandler()])


def check_port(text):
    try:
        port = int(text)
    except ValueError:
        return False
    return 1023 < port < 65536


def input_port():
    text = input('Порт сервера [%d]: ' % PORT).strip()
    while text and not check_port(text):
        text = input('Неверный порт, введите число от 1024 до 65535 [%d]: ' % PORT).strip()
    return int(text) if text else PORT


def listen(port):
    sock = socket.socket()
    busy = True
    while busy:
        try:
            sock.bind((HOST, port))
            busy = False
        except OSError:
            port = port + 1 if port < 65535 else 1024
    sock.listen(5)
    logging.info('Начато прослушивание порта %d', port)
    print('Порт сервера:', port)
    return sock


def talk(conn):
    """Возвращает True, если клиент попросил остановить сервер."""
    while True:
        data = conn.recv(1024)
        if not data:
            return False
        logging.info('Прием данных от клиента: %d байт', len(data))
        if data.strip() == b'stop':
            return True
        conn.sendall(data)
        logging.info('Отправка данных клиенту: %d байт', len(data))


def run():
    port = input_port()
    logging.info('Запуск сервера')
    sock = listen(port)
    stop = False
    while not stop:
        conn, addr = sock.accept()
        logging.info('Подключение клиента %s:%d', *addr)
        try:
            stop = talk(conn)
        except ConnectionError:
            logging.warning('Клиент %s:%d пропал', *addr)
        conn.close()
        logging.info('Отключение клиента %s:%d', *addr)
    sock.close()


try:
    run()
except KeyboardInterrupt:
    pass
logging.info('Остановка сервера')
