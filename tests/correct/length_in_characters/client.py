import socket

from server import Channel

sock = socket.socket()
sock.connect(('localhost', 9090))
channel = Channel(sock)
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    channel.send(text)
    answer = channel.receive()
    if answer is None:
        print('Сервер отключился')
        break
    print('Эхо:', answer)
sock.close()
