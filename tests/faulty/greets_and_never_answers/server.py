import socket
import threading


def listen_to(user):
    try:
        while line := user.recv(1024):
            print('Came:', line.decode(errors='replace'))
    except ConnectionError:
        pass
    user.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Waiting on port 9090')
while True:
    user, address = sock.accept()
    user.send('Glad to see you!'.encode())
    threading.Thread(target=listen_to, args=(user,)).start()
