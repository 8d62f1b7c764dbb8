import socket

sock = socket.create_connection(('localhost', 9090))
print(sock.recv(1024).decode())
while True:
    guess = input('Ваше число (exit - сдаюсь): ')
    if guess == 'exit':
        break
    if guess:
        sock.sendall(guess.encode())
        print(sock.recv(1024).decode())
sock.close()
