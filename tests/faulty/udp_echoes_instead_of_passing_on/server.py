import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
print('Чат запущен')
while True:
    data, address = sock.recvfrom(1024)
    print(address, data.decode())
    sock.sendto(data, address)
