import json
import os
import socket
import threading

FILE = 'clients.json'
lock = threading.Lock()


def load():
    if not os.path.exists(FILE):
        return {}
    with open(FILE) as f:
        return json.load(f)


def serve(conn, addr):
    ip = addr[0]
    with lock:
        clients = load()
        known = ip in clients
        if not known:
            clients[ip] = {'name': ip}
            with open(FILE, 'w') as f:
                json.dump(clients, f)
    try:
        if known:
            conn.sendall(f'Welcome back, {clients[ip]["name"]}!'.encode())
        else:
            conn.sendall(f'Hello, new client {ip}, you are registered.'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError as error:
        print(ip, error)
    conn.close()


server = socket.create_server(('', 9090))
print('Server is listening on 9090')
while True:
    conn, addr = server.accept()
    print('Connection from', addr)
    threading.Thread(target=serve, args=(conn, addr), daemon=True).start()
