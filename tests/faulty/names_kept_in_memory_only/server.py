import socket

users = {}


def hello(conn, ip):
    if ip in users:
        conn.sendall(f'Hello again, {users[ip]}!\n'.encode())
        return
    conn.sendall(b'Enter your name: ')
    name = conn.recv(1024).decode().strip()
    if not name:
        raise ConnectionError('left without a name')
    users[ip] = name
    conn.sendall(f'Nice to meet you, {name}!\n'.encode())


def main():
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(('', 9090))
        server.listen()
        print('Waiting for clients on port 9090')
        while True:
            conn, addr = server.accept()
            print('Connected:', addr[0])
            with conn:
                try:
                    hello(conn, addr[0])
                    while data := conn.recv(1024):
                        conn.sendall(data)
                except (ConnectionError, UnicodeDecodeError) as error:
                    print('Lost:', error)
            print('Disconnected:', addr[0])


main()
