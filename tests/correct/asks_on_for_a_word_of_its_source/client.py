import socket

while True:
    answer = input('Порт: ')
    if answer == 'обычный':
        port = 9090
        break
    if not answer.isdigit():
        print('Это не число')
    else:
        print('Такой порт нельзя')
sock = socket.socket()
sock.connect(('localhost', port))
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    print('Ответ:', sock.recv(1024).decode())
sock.close()
