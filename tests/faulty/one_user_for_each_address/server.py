import socket

users = {}  # ip -> (порт, имя)

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
print('Сервер чата слушает порт 9090')
while True:
    data, (ip, port) = sock.recvfrom(1024)
    text = data.decode(errors='replace')
    if text.startswith('/join '):
        users[ip] = (port, text[6:])
        print('Новый участник', users[ip][1], ip)
    elif text == '/leave':
        users.pop(ip, None)
    elif ip in users:
        for other, (other_port, _) in users.items():
            if other != ip:
                sock.sendto(f'{users[ip][1]}: {text}'.encode(), (other, other_port))
