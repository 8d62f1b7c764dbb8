import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
answer = ''
while not answer.startswith(('New', 'Welcome')):
    name = input('Name: ')
    password = input('Password: ')
    sock.sendall(f'{name}:{password}'.encode())
    answer = sock.recv(1024).decode()
    print(answer)
while True:
    text = input('Message: ')
    if text == 'exit':
        break
    if text:
        sock.sendall(text.encode())
        print('Echo:', sock.recv(1024).decode())
sock.close()
