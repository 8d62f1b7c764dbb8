import os
import socket


def get(conn):
    data = conn.recv(1024)
    if not data:
        raise ConnectionResetError('клиент ушёл')
    return data.decode().strip()


def find(name):
    """Файл: имя на одной строке, пароль на следующей."""
    if not os.path.exists('passwords.txt'):
        return None
    with open('passwords.txt', encoding='utf-8') as f:
        lines = f.readlines()
    for i in range(0, len(lines), 2):
        if lines[i].strip() == name:
            return lines[i + 1]
    return None


def authorize(conn):
    conn.send('Имя пользователя: '.encode())
    name = get(conn)
    saved = find(name)
    if saved is None:
        conn.send('Новый пользователь. Задайте пароль: '.encode())
        password = get(conn)
        with open('passwords.txt', 'a', encoding='utf-8') as f:
            f.write(name + '\n' + password + '\n')
        conn.send('Регистрация прошла успешно.'.encode())
        return True
    conn.send('Пароль: '.encode())
    if get(conn) == saved:
        conn.send('Вы вошли.'.encode())
        return True
    conn.send('Пароль неверный, до свидания.'.encode())
    return False


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Работаем на порту 9090')
while True:
    conn, addr = sock.accept()
    try:
        if authorize(conn):
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.send(data)
    except ConnectionError as e:
        print(e)
    conn.close()
