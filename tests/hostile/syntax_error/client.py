import socket

def main():
sock = socket.socket()
sock.connect(('localhost', 9090))
sock.send(input().encode())
print(sock.recv(1024).decode())
