import socket
import sys

HOST = 'localhost'
PORT = 9090


def check_port(text):
    try:
        port = int(text)
    except ValueError:
        return False
    return 0 < port < 65536


host = input('Хост [%s]: ' % HOST).strip() or HOST
text = input('Порт [%d]: ' % PORT).strip()
while text and not check_port(text):
    text = input('Неверный порт, еще раз [%d]: ' % PORT).strip()
port = int(text) if text else PORT

sock = socket.socket()
try:
    sock.connect((host, PORT))
except socket.gaierror:
    print('Неизвестный хост', host)
    sys.exit(1)
except OSError:
    print('Сервер %s:%d недоступен' % (host, port))
    sys.exit(1)
print('Установлено соединение с %s:%d' % (host, port))

line = input('> ')
while line != 'exit':
    try:
        if line:
            sock.sendall(line.encode())
            print('Отправлено серверу:', line)
            reply = sock.recv(1024)
            if not reply:
                break
            print('Принято от сервера:', reply.decode())
    except ConnectionError:
        print('Сервер пропал')
        break
    line = input('> ')
sock.close()
print('Соединение разорвано')
