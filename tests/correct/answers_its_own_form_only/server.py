import json
import socket


def receive(client):
    try:
        return client.recv(4096)
    except ConnectionError:
        return b''


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Сервер слушает порт 9090')
while True:
    client, address = server.accept()
    print('Пришёл клиент', address)
    while data := receive(client):
        try:
            message = json.loads(data)
        except ValueError:
            print('Не JSON, пропускаю')
            continue
        print('Получено:', message['body'])
        client.sendall(json.dumps({'from': 'server', 'body': message['body'], 'size': len(message['body'])}).encode())
        print('Отправлено:', message['body'])
    client.close()
    print('Клиент ушёл')
