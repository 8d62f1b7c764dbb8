import os
import socket

FILE = 'users.txt'

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Жду клиентов на порту 9090')
while True:
    conn, (ip, port) = sock.accept()
    print('Клиент', ip)
    known = ''
    if os.path.isfile(FILE):
        with open(FILE) as f:
            known = f.read()
    try:
        if ip + ' ' in known:
            conn.send('С возвращением! Мы вас помним.'.encode())
        else:
            conn.send('Представьтесь, пожалуйста: '.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                with open(FILE, 'a') as f:
                    f.write(ip + ' ' + name + '\n')
            conn.send('Спасибо, теперь мы вас знаем.'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except ConnectionError:
        print('Соединение потеряно')
    conn.close()
