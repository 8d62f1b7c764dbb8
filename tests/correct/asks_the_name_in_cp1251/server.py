import socket
import threading

CODING = 'cp1251'
BOOK = 'names.ini'
lock = threading.Lock()


def names():
    try:
        with open(BOOK, encoding=CODING) as f:
            pairs = [line.rstrip('\n').split(' = ', 1) for line in f]
        return {ip: name for ip, name in pairs}
    except FileNotFoundError:
        return {}


def meet(conn, ip):
    name = names().get(ip)
    if name:
        return name
    conn.sendall('Ваше имя: '.encode(CODING))
    name = conn.recv(256).decode(CODING, 'replace').strip()
    if not name:
        raise ConnectionError('имя не названо')
    with lock, open(BOOK, 'a', encoding=CODING, errors='replace') as f:
        f.write(f'{ip} = {name}\n')
    return name


def serve(conn, addr):
    with conn:
        try:
            name = meet(conn, addr[0])
            print('Пришёл', name)
            conn.sendall(f'Привет, {name}! Говорите, я повторю.'.encode(CODING, 'replace'))
            while data := conn.recv(1024):
                conn.sendall(data)
        except OSError as e:
            print('Обрыв:', e)


sock = socket.create_server(('', 9090))
print('Сервер запущен')
while True:
    threading.Thread(target=serve, args=sock.accept(), daemon=True).start()
