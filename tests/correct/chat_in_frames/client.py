import socket
import threading

from common import receive, send


def listen(sock):
    try:
        while True:
            print(receive(sock))
    except ConnectionError:
        print('Connection closed')


sock = socket.create_connection(('localhost', 9090))
while True:
    send(sock, input('Name: '))
    send(sock, input('Password: '))
    if receive(sock) == 'YES':
        break
    print('Wrong password, try again')
print('You are in the chat')
threading.Thread(target=listen, args=(sock,), daemon=True).start()
while True:
    text = input()
    if text == 'exit':
        break
    send(sock, text)
sock.close()
