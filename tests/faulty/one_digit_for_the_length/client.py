import socket

from common import receive, send

connection = socket.socket()
connection.connect(("localhost", 9090))
while (line := input("Up to nine letters, or exit: ")) != "exit":
    send(connection, line)
    print("The server says:", receive(connection))
connection.close()
