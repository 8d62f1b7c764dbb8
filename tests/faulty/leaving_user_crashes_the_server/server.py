import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
print('Сервер запущен')
names = {}
addresses = []
while True:
    data, addr = sock.recvfrom(1024)
    text = data.decode(errors='replace')
    if text.startswith('/join '):
        names[addr] = text[6:]
        addresses.append(addr)
        print(text)
        continue
    if text == '/leave':
        name = names.pop(addr)
        addresses.remove(name)
        text = 'покидает чат'
    else:
        name = names[addr]
    for address in addresses:
        if address != addr:
            sock.sendto(f'{name}: {text}'.encode(), address)
