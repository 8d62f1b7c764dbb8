import socket


def my_ip():
    """Узнаем свой адрес в сети: UDP-сокет ничего не посылает, но адрес получает."""
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        s.connect(('8.8.8.8', 80))
        return s.getsockname()[0]
    finally:
        s.close()


ip = my_ip()
sock = socket.socket()
sock.bind((ip, 9090))
sock.listen(5)
print('Сервер запущен. Подключайтесь по адресу', ip, 'порт 9090')
while True:
    conn, addr = sock.accept()
    print('Клиент', addr)
    try:
        data = conn.recv(1024)
        while data:
            conn.sendall(data)
            data = conn.recv(1024)
    except ConnectionError as e:
        print(e)
    conn.close()
