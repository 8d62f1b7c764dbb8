import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 5000))
names = {}
while True:
    data, address = sock.recvfrom(4096)
    if address not in names:
        names[address] = data.decode()
        print('joined:', names[address])
        continue
    print(names[address], 'says', data.decode())
    for other in names:
        if other != address:
            sock.sendto(data, other)
