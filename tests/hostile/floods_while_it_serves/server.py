import socket
import threading


def serve():
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(5)
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


def chatter():
    while True:
        print('работаю ' * 100)


threading.Thread(target=chatter, daemon=True).start()
serve()
