import json
import socket

with open('users.json') as file:
    users = json.load(file)

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
while True:
    conn, addr = sock.accept()
    data = conn.recv(1024)
    while data:
        conn.sendall(data)
        data = conn.recv(1024)
    conn.close()
