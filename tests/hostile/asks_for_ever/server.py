import socket

sock = socket.socket()
while input('Сколько будет дважды два? ') != 'пять':
    print('Неверно, подумайте еще')
sock.bind(('', 9090))
