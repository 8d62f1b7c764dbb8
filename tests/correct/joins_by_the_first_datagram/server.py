import socket

PORT = 9090
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', PORT))
print('Сервер чата запущен на порту', PORT)
users = {}


def send_all(text, sender):
    for address in users:
        if address != sender:
            sock.sendto(text.encode(), address)


while True:
    data, address = sock.recvfrom(65507)
    text = data.decode(errors='replace').strip()
    if address not in users:
        # первое сообщение - это имя
        users[address] = text
        print('Новый пользователь:', text, address)
        send_all(f'*** {text} входит в чат', address)
    elif text == 'exit':
        name = users.pop(address)
        print('Ушёл пользователь', name)
        send_all(f'*** {name} выходит из чата', address)
    else:
        print(users[address], ':', text)
        send_all(f'{users[address]}: {text}', address)
