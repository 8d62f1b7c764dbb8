import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 9999))
print('Chat server is on port 9999')
users = {}


def deliver(text, user):
    """Sends the text and waits until this user has confirmed it."""
    sock.sendto(text.encode(), user)
    while True:
        data, addr = sock.recvfrom(1024)
        if addr == user and data == b'OK':
            return


while True:
    data, addr = sock.recvfrom(1024)
    kind, _, text = data.decode(errors='replace').partition(' ')
    if kind == 'NAME':
        users[addr] = text
    elif kind == 'SAY' and addr in users:
        for user in list(users):
            if user != addr:
                deliver(f'{users[addr]} says: {text}', user)
