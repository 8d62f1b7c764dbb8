import socket

port = int(input())
sock = socket.socket()
sock.connect(('localhost', port))
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    print('Ответ:', sock.recv(1024).decode())
sock.close()
