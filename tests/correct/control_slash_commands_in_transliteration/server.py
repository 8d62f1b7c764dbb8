import socket
import threading

users = {}
pauza = threading.Event()
stop = threading.Event()


def log(text):
    with open('server_log.txt', 'a') as f:
        f.write(text + '\n')


def load():
    try:
        with open('users.txt') as f:
            for line in f:
                ip, name = line.split()
                users[ip] = name
    except FileNotFoundError:
        pass


def save():
    with open('users.txt', 'w') as f:
        for ip, name in users.items():
            f.write(ip + ' ' + name + '\n')


def rabota(conn, addr):
    log('Podklyuchilsya klient ' + addr[0])
    if addr[0] in users:
        conn.send(('Privet, ' + users[addr[0]] + '!').encode())
    else:
        conn.send('Vvedite imya: '.encode())
        name = conn.recv(1024).decode().strip()
        users[addr[0]] = name
        save()
        conn.send(('Ochen priyatno, ' + name).encode())
    while True:
        try:
            data = conn.recv(1024)
        except OSError:
            break
        if not data:
            break
        log('Polucheno soobshenie: ' + data.decode(errors='ignore'))
        conn.send(data)
    log('Klient otklyuchilsya ' + addr[0])
    conn.close()


def slushat():
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', 9090))
    sock.listen(5)
    sock.settimeout(0.2)
    while not stop.is_set():
        if pauza.is_set():
            sock.close()
            while pauza.is_set() and not stop.is_set():
                stop.wait(0.1)
            sock = socket.socket()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(('', 9090))
            sock.listen(5)
            sock.settimeout(0.2)
            continue
        try:
            conn, addr = sock.accept()
        except socket.timeout:
            continue
        conn.settimeout(None)
        threading.Thread(target=rabota, args=(conn, addr), daemon=True).start()
    sock.close()


load()
potok = threading.Thread(target=slushat)
potok.start()
log('Server zapushchen')
print('Komandy: /stop, /pauza, /prodolzhit, /logi, /ochistit_logi, /ochistit_polzovateley')
while True:
    komanda = input('Vvedite komandu: ')
    if komanda == '/stop':
        stop.set()
        break
    elif komanda == '/pauza':
        pauza.set()
    elif komanda == '/prodolzhit':
        pauza.clear()
    elif komanda == '/logi':
        with open('server_log.txt') as f:
            print(f.read())
    elif komanda == '/ochistit_logi':
        open('server_log.txt', 'w').close()
    elif komanda == '/ochistit_polzovateley':
        users.clear()
        save()
    else:
        print('Net takoy komandy')
potok.join()
