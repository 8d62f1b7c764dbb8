import socket

s = socket.socket()
s.connect(('localhost', 9090))
text = ''
while text != 'exit':
    text = input('Сообщение: ').strip()
    if not text:
        continue
    s.send(text.encode())
    print(s.recv(1024).decode())
s.close()
