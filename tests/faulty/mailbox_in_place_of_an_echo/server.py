import socket

letters = {}
sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Почтовый сервер на порту 9090')
while True:
    conn, addr = sock.accept()
    user = None
    try:
        conn.sendall('Ваше имя? '.encode())
        user = conn.recv(1024).decode(errors='replace').strip()
        box = letters.pop(user, [])
        conn.sendall(('Писем: %d. %s\nКому и что (имя: текст)? ' % (len(box), '; '.join(box))).encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            to, colon, text = data.decode(errors='replace').partition(':')
            if colon:
                letters.setdefault(to.strip(), []).append(user + ': ' + text.strip())
                conn.sendall('Положено в ящик. Ещё? '.encode())
            else:
                conn.sendall('Нужно двоеточие. Ещё? '.encode())
    except ConnectionError:
        pass
    conn.close()
