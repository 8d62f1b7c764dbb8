import socket
import threading

MAX = 20
threads = [None] * MAX
count = 0

sock = socket.socket()
sock.bind(("", 9090))
sock.listen(MAX)
print("Server is listening on port 9090")


def talk(conn):
    try:
        data = conn.recv(1024)
        while data:
            conn.sendall(data)
            data = conn.recv(1024)
    except OSError as e:
        print("error:", e)
    finally:
        conn.close()


while True:
    conn, addr = sock.accept()
    threads[count] = threading.Thread(target=talk, args=(conn,), daemon=True)
    threads[count].start()
    count += 1
    print("clients:", count)
