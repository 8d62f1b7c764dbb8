import socket

sock = socket.socket()
sock.connect(('localhost', 9090))

while True:
    msg = input('Введите сообщение или exit для выхода: ')
    if msg == 'exit':
        print('Выход по команде exit')
        break
    sock.sendall(msg.encode())
    data = sock.recv(1024)
    print('Ответ сервера: ' + data.decode())
    break

sock.close()
