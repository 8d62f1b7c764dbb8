import select
import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)

while True:
    conn, addr = sock.accept()
    message = b''
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            message += data
            # если пришло еще не все, читаем дальше
            if select.select([conn], [], [], 0.1)[0]:
                continue
            conn.sendall(message)
    except OSError:
        pass
    conn.close()
