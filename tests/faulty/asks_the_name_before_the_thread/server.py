import socket
import threading


def talk(conn, name):
    print(name, 'вошёл')
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError:
        print('связь с', name, 'потеряна')
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(64)
print('Сервер работает, порт 9090')
while True:
    conn, addr = sock.accept()
    try:
        conn.sendall('Как вас зовут? '.encode())
        name = conn.recv(1024).decode(errors='replace').strip()
    except ConnectionError:
        conn.close()
        continue
    if not name:
        conn.close()
        continue
    threading.Thread(target=talk, args=(conn, name), daemon=True).start()
