import socket
import threading


def receive(sock):
    """Работает в отдельном потоке, пока соединение открыто."""
    try:
        while True:
            data = sock.recv(1024)
            if not data:
                break
            print('\nПолучено от сервера:', data.decode())
    except OSError:
        pass
    print('Соединение с сервером разорвано')


def main():
    sock = socket.socket()
    try:
        sock.connect(('localhost', 9090))
    except OSError as e:
        print('Не удалось подключиться:', e)
        return
    print('Соединение с сервером установлено')
    thread = threading.Thread(target=receive, args=(sock,))
    thread.start()
    try:
        while True:
            line = input()
            if line == 'exit' or not thread.is_alive():
                break
            sock.sendall(line.encode())
            print('Отправлено серверу')
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        print('Сервер недоступен')
    thread.join()
    sock.close()


main()
