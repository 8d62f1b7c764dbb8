import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', int(input('Порт: ') or 9090)))
users = set()
while True:
    data, (host, port) = sock.recvfrom(1024)
    users.add((host, port))
    for user in users - {(host, port)}:
        sock.sendto(f'{host}:{port} {data.decode()}'.encode(), user)
