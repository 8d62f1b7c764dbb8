import socket

DEFAULT = 9090

port = input('Порт (Enter - 9090): ')
while port and not (port.isdigit() and 1023 < int(port) < 65536):
    port = input('Нужно число от 1024 до 65535: ')
sock = socket.socket()
sock.bind(('', int(port or DEFAULT)))
sock.listen()
while True:
    conn, addr = sock.accept()
    with conn:
        try:
            while data := conn.recv(1024):
                conn.sendall(data)
        except ConnectionError:
            pass
