import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
mode = ''
while mode not in ('chatter', 'quiet'):
    mode = input('Mode, chatter/quiet > ').strip()
while True:
    text = input('Your message > ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    answer = sock.recv(1024).decode()
    print('The server said:' if mode == 'chatter' else '', answer)
sock.close()
