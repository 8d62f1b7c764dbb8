import socket

user = input('Представьтесь: ')
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    line = input('Сообщение: ')
    if line == 'exit':
        break
    sock.sendto(f'{user}: {line}'.encode(), ('localhost', 9090))
    print(sock.recvfrom(1024)[0].decode())
