import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', 8888))
users = []
while True:
    data, address = sock.recvfrom(1024)
    if address not in users:
        users.append(address)
    others = [user for user in users if user != address]
    for user in others:
        last = user
    if others:
        sock.sendto(data, last)
