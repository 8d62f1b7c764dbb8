import socket

s = socket.socket()
s.connect(('localhost', 9090))


def turn(prompt):
    text = ''
    while not text:
        text = input(prompt)
    s.sendall(text.encode())
    return s.recv(1024).decode()


login_prompt = s.recv(1024).decode()
password_prompt = turn(login_prompt)
print(turn(password_prompt))
while True:
    text = input('Text or exit: ')
    if text == 'exit':
        break
    if text:
        s.sendall(text.encode())
        print('Echo:', s.recv(1024).decode())
s.close()
