import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
clients = []
print('Start UDP chat')
while True:
    data, addr = sock.recvfrom(1024)
    message = data.decode('utf-8', 'replace')
    if message.startswith('/join '):
        name = message.split(' ', 1)[1]
        if addr not in clients:
            clients.append(addr)
        message = 'вошёл в чат'
    elif message == '/leave':
        if addr in clients:
            clients.remove(addr)
        continue
    print(name, message)
    for client in clients:
        if client != addr:
            sock.sendto((name + ' > ' + message).encode(), client)
