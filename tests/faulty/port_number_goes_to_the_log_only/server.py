# Эхо-сервер. Все служебные сообщения - в файл log.txt
import socket
from datetime import datetime

PORT = 9090
log_file = open('log.txt', 'a', encoding='utf-8')


def write_log(*words):
    line = ' '.join(str(w) for w in words)
    log_file.write(f'[{datetime.now():%H:%M:%S}] {line}\n')
    log_file.flush()


def handle(conn, addr):
    try:
        data = conn.recv(1024)
        while data:
            write_log('получены данные от', addr, data)
            conn.sendall(data)
            write_log('отправлены данные для', addr, data)
            data = conn.recv(1024)
    except (ConnectionResetError, BrokenPipeError):
        write_log('обрыв соединения с', addr)


def start_server():
    write_log('запуск сервера')
    server = socket.socket()
    port = PORT
    while True:
        try:
            server.bind(('', port))
            server.listen(3)
            break
        except OSError:
            port += 1
    write_log('сервер слушает порт', port)
    return server


server = start_server()
try:
    while True:
        conn, addr = server.accept()
        write_log('подключение клиента', addr)
        handle(conn, addr)
        conn.close()
        write_log('отключение клиента', addr)
except KeyboardInterrupt:
    print()
finally:
    server.close()
    write_log('остановка сервера')
    log_file.close()
