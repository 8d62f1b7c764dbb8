import socket

address = socket.gethostbyname(socket.gethostname())
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((address, 9090))
known = []
print('chat at', address)
while True:
    data, sender = sock.recvfrom(1024)
    if sender not in known:
        known.append(sender)
    print(sender, data.decode())
    for one in known:
        if one != sender:
            sock.sendto(data, one)
