import socket

# логин -> пароль
users = {}


def talk(conn):
    menu = 'Выберите: 1 - вход, 2 - регистрация'
    while True:
        conn.sendall(menu.encode())
        choice = conn.recv(1024).decode().strip()
        if not choice:
            return
        if choice not in ('1', '2'):
            continue
        conn.sendall('Логин:'.encode())
        login = conn.recv(1024).decode().strip()
        conn.sendall('Пароль:'.encode())
        password = conn.recv(1024).decode().strip()
        if not login or not password:
            return
        if choice == '2' and login not in users:
            users[login] = password
            break
        if choice == '1' and users.get(login) == password:
            break
        menu = 'Не получилось. Выберите: 1 - вход, 2 - регистрация'
    conn.sendall(f'Вы вошли как {login}'.encode())
    while True:
        data = conn.recv(1024)
        if not data:
            break
        conn.sendall(data)


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Сервер авторизации запущен на порту 9090')
while True:
    conn, addr = server.accept()
    try:
        talk(conn)
    except ConnectionError:
        print('Клиент', addr, 'пропал')
    conn.close()
