import os
import socket

FILE = 'ip_names.txt'

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер запущен, слушаю порт 9090')
while True:
    conn, addr = sock.accept()
    names = {}
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as f:
            for line in f:
                ip, name = line.rstrip('\n').split('@', 1)
                names[ip] = name
    try:
        hello = conn.recv(1024).decode()  # клиент здоровается первым
        print(addr, hello)
        if hello and addr[0] in names:
            conn.send(f'Рад снова видеть вас, {names[addr[0]]}!'.encode())
        elif hello:
            conn.send('Мы ещё не знакомы. Напишите своё имя.'.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                with open(FILE, 'a', encoding='utf-8') as f:
                    f.write(f'{addr[0]}@{name}\n')
                conn.send(f'Запомнил: {name}'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except (ConnectionError, UnicodeDecodeError) as e:
        print('Ошибка', e)
    conn.close()
