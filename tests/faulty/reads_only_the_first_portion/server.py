from socket import socket

s = socket()
s.bind(('', 9090))
s.listen(1)
while True:
    c, a = s.accept()
    try:
        d = c.recv(1024)
        c.send(d)
    except OSError:
        pass
    c.close()
