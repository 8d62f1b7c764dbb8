import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
addresses = []
print('Сервер чата работает')
while True:
    datagram, address = sock.recvfrom(1024)
    if address not in addresses:
        addresses.append(address)
    for other in addresses:
        if other != address:
            sock.sendto(datagram, other)
