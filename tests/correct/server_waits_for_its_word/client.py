import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    text = input('Your message > ')
    if text == 'exit':
        break
    sock.sendall(text.encode())
    answer = sock.recv(1024).decode()
    print(answer)
sock.close()
