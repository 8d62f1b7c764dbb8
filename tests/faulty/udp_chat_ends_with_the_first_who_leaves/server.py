import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9090))
users = {}
running = True
while running:
    data, address = sock.recvfrom(1024)
    text = data.decode()
    if address not in users:
        users[address] = text
    elif text == 'exit':
        print(users[address], 'вышел')
        running = False
    else:
        for user in users:
            if user != address:
                sock.sendto(f'{users[address]}: {text}'.encode(), user)
sock.close()
