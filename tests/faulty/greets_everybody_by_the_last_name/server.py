import os
import socket

FILE = 'clients.txt'


def find_name(ip):
    """Ищем клиента в файле. Строка файла: адрес пробел имя."""
    if not os.path.exists(FILE):
        return None
    known = False
    for line in open(FILE, encoding='utf-8'):
        address, name = line.strip().split(' ', 1)
        if address == ip:
            known = True
    if known:
        return name
    return None


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен на порту 9090')
while True:
    conn, addr = sock.accept()
    print('Подключение', addr)
    try:
        name = find_name(addr[0])
        if name is None:
            conn.send('Как вас зовут?'.encode())
            name = conn.recv(1024).decode().strip()
            if not name:
                conn.close()
                continue
            with open(FILE, 'a', encoding='utf-8') as f:
                f.write(addr[0] + ' ' + name + '\n')
        conn.send(f'Здравствуйте, {name}!'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except (ConnectionError, UnicodeDecodeError) as e:
        print('Ошибка:', e)
    conn.close()
