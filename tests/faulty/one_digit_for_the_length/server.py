import socket

from common import receive, send

listener = socket.socket()
listener.bind(("", 9090))
listener.listen(1)
while True:
    connection, address = listener.accept()
    try:
        while (text := receive(connection)) is not None:
            send(connection, text)
    except (ConnectionError, ValueError) as error:
        print("The client left:", error)
    connection.close()
