import socket

port = input('Порт (Enter - 9090): ')
while port and not (port.isdecimal() and 1024 <= int(port) <= 65535):
    port = input('Нужно число от 1024 до 65535, порт: ')

server = socket.socket()
server.bind(('', int(port or 9090)))
server.listen(5)
while True:
    connection, _ = server.accept()
    try:
        while data := connection.recv(1024):
            connection.sendall(data)
    except ConnectionError:
        pass
    connection.close()
