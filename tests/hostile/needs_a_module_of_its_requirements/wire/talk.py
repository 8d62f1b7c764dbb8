import socket

import termcolour_of_the_author


def serve(port):
    sock = socket.socket()
    sock.bind(('', port))
    sock.listen(5)
    print(termcolour_of_the_author.green('listening on %d' % port))
    while True:
        conn, addr = sock.accept()
        data = conn.recv(1024)
        while data:
            conn.sendall(data)
            data = conn.recv(1024)
        conn.close()
