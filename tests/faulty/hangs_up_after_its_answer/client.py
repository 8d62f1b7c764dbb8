import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
try:
    while True:
        text = input('You: ')
        if text == 'exit':
            break
        sock.send(text.encode())
        answer = sock.recv(1024)
        if not answer:
            print('The server has gone')
            break
        print('Server:', answer.decode())
except ConnectionError:
    print('The server has gone')
sock.close()
