import socket

sock = socket.socket()
port = input('Введите порт (по умолчанию 9090): ')
if port == '':
    port = 9090
sock.bind(('', port))
sock.listen(1)
print('Сервер слушает порт', port)
while True:
    conn, addr = sock.accept()
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError:
        pass
    conn.close()
