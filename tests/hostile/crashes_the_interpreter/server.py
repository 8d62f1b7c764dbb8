import ctypes
import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
conn, addr = sock.accept()
conn.recv(1024)
ctypes.string_at(0)
