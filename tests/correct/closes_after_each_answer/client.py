import socket

text = input('Введите строку: ')
sock = socket.socket()
sock.connect(('localhost', 9090))
sock.sendall(text.encode())
answer = b''
while True:
    part = sock.recv(1024)
    if not part:
        break
    answer += part
sock.close()
print(answer.decode())
