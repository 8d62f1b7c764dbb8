import socket

server = socket.socket()
server.connect(("localhost", 9090))
line = input("A line to send: ")
while line != "exit":
    server.send(line.encode())
    line = input("A line to send: ")
server.close()
