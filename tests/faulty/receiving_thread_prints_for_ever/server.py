import socket
import threading


def serve(conn):
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError:
        pass
    conn.close()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen()
print('Слушаю порт 9090')
while True:
    conn, addr = sock.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
