import os
import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    print('Клиент', addr)
    try:
        if os.path.exists('name.txt'):
            name = open('name.txt', encoding='utf-8').read()
            conn.send(('Рад видеть тебя снова, ' + name).encode())
        else:
            conn.send('Мы не знакомы. Твоё имя?'.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                f = open('name.txt', 'w', encoding='utf-8')
                f.write(name)
                f.close()
            conn.send(('Будем знакомы, ' + name).encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError:
        print('Клиент пропал')
    conn.close()
