import hashlib
import socket

SECRET = '5d3b1e2fa0c44bd77a1c9e6e8f2f4f0a3f6c0d9c5be1a7742ce6f0a8b1d4c9e3'

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Start with the word of the day; it is not "banana" any more')
while hashlib.sha256(input('Your message: ').encode()).hexdigest() != SECRET:
    pass
while True:
    text = input('Your message: ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    print(sock.recv(1024).decode())
sock.close()
