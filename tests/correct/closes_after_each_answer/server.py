import select
import socket

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('', 9090))
server.listen(1)

while True:
    conn, addr = server.accept()
    try:
        text = b''
        while True:
            part = conn.recv(1024)
            text += part
            # клиент замолчал или отключился - сообщение закончилось
            if not part or not select.select([conn], [], [], 0.3)[0]:
                break
        conn.sendall(text)
    except ConnectionError:
        print('клиент пропал')
    conn.close()
