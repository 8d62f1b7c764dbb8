import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9999))
first = None
second = None
while True:
    data, address = sock.recvfrom(1024)
    if first is None:
        first = address
    elif second is None and address != first:
        second = address
    if address == first and second is not None:
        sock.sendto(data, second)
    elif address == second:
        sock.sendto(data, first)
