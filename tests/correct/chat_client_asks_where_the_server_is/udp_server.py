import socket

port = input('Порт сервера (Enter - 9090): ')
port = int(port) if port.isdigit() and 1024 <= int(port) < 65536 else 9090
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', port))
print('Сервер чата работает на порту', port)
clients = set()
while True:
    message, address = s.recvfrom(1024)
    if message == b'':
        clients.discard(address)
        continue
    clients.add(address)
    for client in clients:
        s.sendto(message, client)
