import os
import socket
from datetime import datetime

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер команд ждёт на порту 9090')


def answer(request):
    words = request.split()
    if not words:
        return 'Пустая команда'
    if words[0] == 'time':
        return datetime.now().strftime('%H:%M:%S')
    if words[0] == 'pwd':
        return os.getcwd()
    if words[0] == 'ls':
        return '\n'.join(sorted(os.listdir())) or 'пусто'
    return 'Неизвестная команда. Есть time, pwd и ls'


while True:
    conn, addr = sock.accept()
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(answer(data.decode(errors='replace')).encode())
    except ConnectionError:
        pass
    conn.close()
