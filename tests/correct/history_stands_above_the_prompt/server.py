import json
import socket
import threading

with open('users.json', encoding='utf-8') as file:
    users = json.load(file)
history = []
online = []


def lines(conn):
    with conn.makefile(encoding='utf-8') as file:
        for line in file:
            yield line.rstrip('\n')


def send(conn, text):
    conn.sendall((text + '\n').encode())


def serve(conn):
    said = lines(conn)
    try:
        for name in said:
            send(conn, 'yes' if name in users else 'no')
            if name in users:
                break
        for password in said:
            send(conn, 'yes' if password == users[name] else 'no')
            if password == users[name]:
                break
        online.append(conn)
        for old in history:
            send(conn, old)
        for text in said:
            history.append(name + ': ' + text)
            for other in list(online):
                if other is not conn:
                    send(other, history[-1])
    except (OSError, UnboundLocalError):
        pass
    if conn in online:
        online.remove(conn)
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen()
print('Чат-сервер слушает порт 9090')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
