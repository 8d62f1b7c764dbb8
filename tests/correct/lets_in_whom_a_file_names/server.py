import json
import socket
import threading

with open('users.json') as file:
    users = json.load(file)


def serve(conn):
    try:
        name = conn.recv(1024).decode()
        while name not in users:
            conn.sendall(b'unknown')
            name = conn.recv(1024).decode()
        conn.sendall(b'known')
        while conn.recv(1024).decode() != users[name]:
            conn.sendall(b'wrong')
        conn.sendall(b'right')
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError:
        pass
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen()
print('Server is listening on port 9090')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
