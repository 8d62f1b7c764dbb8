import socket

server = socket.socket()
server.connect(("localhost", 9090))
print("Connected to the server")
line = input("A line to send: ")
while line != "exit":
    server.send(line.encode())
    print("Sent to the server:", len(line), "characters")
    answer = server.recv(1024)
    print("Received from the server:", answer.decode())
    line = input("A line to send: ")
server.close()
print("Disconnected from the server")
