import os
import socket

FILE = 'known.txt'
names = {}
if os.path.exists(FILE):
    with open(FILE, encoding='utf-8') as f:
        for line in f:
            ip, _, name = line.strip().partition('|')
            names[ip] = name

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер готов, известно клиентов:', len(names))
while True:
    conn, addr = sock.accept()
    ip = addr[0]
    print('Пришёл', ip)
    try:
        if ip in names:
            conn.send(f'Добрый день, {names[ip]}'.encode())
        else:
            conn.send('Введите ваше имя'.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                names[ip] = name
                with open(FILE, 'w', encoding='utf-8') as f:
                    f.write(ip + '|' + name + '\n')
            conn.send(f'Записал, {name}'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except ConnectionError:
        print('Обрыв связи')
    conn.close()
