import os
import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
token = 'none'
if os.path.exists('my_token.txt'):
    token = open('my_token.txt').read()
while True:
    message = sock.recv(1024).decode()
    if message == 'TOKEN?':
        sock.send(token.encode())
    elif message == 'NAME?':
        sock.send((input('Name: ') or 'nobody').encode())
    elif message == 'PASSWORD?':
        sock.send((input('Password: ') or '-').encode())
    elif message.startswith('NEWTOKEN '):
        with open('my_token.txt', 'w') as f:
            f.write(message[9:])
        print('Access granted')
        break
    elif message.startswith('KNOWN '):
        print('Hello again,', message[6:])
        break
    else:
        print('Access denied')
        sock.close()
        raise SystemExit(1)
while True:
    text = input('Text: ')
    if text == 'exit':
        break
    if text:
        sock.send(text.encode())
        print('Server:', sock.recv(1024).decode())
sock.close()
