import socket
import threading


def talk(conn, addr):
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError:
        pass
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер слушает порт 9090')
while True:
    answer = input('Нажмите Enter, чтобы принять клиента (выход - остановить): ')
    if answer == 'выход':
        break
    conn, addr = sock.accept()
    threading.Thread(target=talk, args=(conn, addr), daemon=True).start()
sock.close()
