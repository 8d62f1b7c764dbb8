import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 5005))
names = {}
print('port 5005')
while True:
    data, address = sock.recvfrom(65535)
    text = data.decode(errors='replace').strip()
    if address not in names:
        names[address] = text
        news = f'*** {text} is here'
    else:
        news = f'{names[address]}: {text}'
    for other in names:
        if other != address:
            sock.sendto(news.encode(), other)
