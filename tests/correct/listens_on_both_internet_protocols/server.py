import socket
import threading


def echo(conn, addr):
    print('Connected', addr[0])
    with conn:
        try:
            while data := conn.recv(1024):
                conn.sendall(data)
        except OSError as error:
            print(error)
    print('Disconnected', addr[0])


if socket.has_dualstack_ipv6():
    server = socket.create_server(('', 9090), family=socket.AF_INET6, dualstack_ipv6=True)
else:
    server = socket.create_server(('', 9090))
print('Listening on', server.getsockname()[:2])
while True:
    conn, addr = server.accept()
    threading.Thread(target=echo, args=(conn, addr), daemon=True).start()
