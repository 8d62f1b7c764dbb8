import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    print('Подключился', addr[0])
    with open('names.txt', encoding='utf-8') as f:
        names = dict(line.rstrip('\n').split('=', 1) for line in f if '=' in line)
    try:
        if addr[0] in names:
            conn.send(f'Привет, {names[addr[0]]}!'.encode())
        else:
            conn.send('Я вас не знаю. Введите имя: '.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                with open('names.txt', 'a', encoding='utf-8') as f:
                    f.write(f'{addr[0]}={name}\n')
                conn.send(f'Приятно познакомиться, {name}!'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError:
        pass
    conn.close()
