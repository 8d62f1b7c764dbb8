import os
import signal
import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
conn, addr = sock.accept()
data = conn.recv(1024)
os.kill(os.getpid(), signal.SIGSTOP)
conn.sendall(data)
