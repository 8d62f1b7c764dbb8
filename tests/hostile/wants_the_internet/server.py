import socket


def serve():
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(5)
    while True:
        conn, addr = sock.accept()
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
        except OSError:
            pass
        conn.close()


try:
    print('Мой адрес в сети:', socket.gethostbyname('example.com'))
except OSError as e:
    print('Имя не найдено:', e)
try:
    probe = socket.socket()
    probe.settimeout(3)
    probe.connect(('8.8.8.8', 53))
except OSError as e:
    print('Интернета нет:', e)
probe.close()
try:
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.connect(('8.8.8.8', 80))
    print('Мой адрес:', udp.getsockname()[0])
except OSError as e:
    print('Адрес неизвестен:', e)
serve()
