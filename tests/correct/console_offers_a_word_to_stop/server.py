import socket
import threading


def talk(conn):
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except OSError:
        pass
    conn.close()


def accept(sock):
    while True:
        try:
            conn, addr = sock.accept()
        except OSError:
            return
        threading.Thread(target=talk, args=(conn,), daemon=True).start()


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(50)
threading.Thread(target=accept, args=(sock,), daemon=True).start()
while True:
    word = input("To shut down the server type 'quit', anything else is ignored: ")
    if word == 'quit':
        break
print('The server is stopped')
