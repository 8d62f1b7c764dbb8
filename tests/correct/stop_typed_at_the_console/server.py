import socket
import threading

sock = socket.socket()


def serve(conn, addr):
    print('Подключение:', addr)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            print('Принято от', addr, len(data), 'байт')
            conn.sendall(data)
            print('Отправлено', addr, len(data), 'байт')
    except OSError:
        print('Обрыв связи с', addr)
    conn.close()
    print('Отключение:', addr)


def wait_clients():
    while True:
        conn, addr = sock.accept()
        threading.Thread(target=serve, args=(conn, addr), daemon=True).start()


print('Запуск сервера')
sock.bind(('', 9090))
sock.listen(20)
print('Прослушивание порта 9090')
threading.Thread(target=wait_clients, daemon=True).start()
print('Для остановки введите stop')
try:
    while input() != 'stop':
        print('Неизвестная команда')
except (EOFError, KeyboardInterrupt):
    pass
print('Остановка сервера')
