from socket import socket
from threading import Thread

ADDRESS = '10.44.0.17', 9090


def serve(connection):
    try:
        while data := connection.recv(1024):
            connection.sendall(data)
    except ConnectionError:
        pass
    finally:
        connection.close()


server = socket()
server.bind(ADDRESS)
server.listen(64)
while True:
    Thread(target=serve, args=server.accept()[:1], daemon=True).start()
