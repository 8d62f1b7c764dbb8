import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
while True:
    question = sock.recv(1024)
    if not question:
        break
    print(question.decode())
    answer = input('Your answer: ')
    if answer == 'exit':
        break
    sock.send((answer or '0').encode())
sock.close()
