import storage as store
import socket


def talk(conn, ip):
    conn.send(b'TOKEN?')
    token = conn.recv(1024).decode()
    if token == '':
        return
    name = store.by_token(token)
    if name is None:
        conn.send(b'NAME?')
        name = conn.recv(1024).decode()
        if name == '':
            return
        conn.send(b'PASSWORD?')
        password = conn.recv(1024).decode()
        if not store.check(name, password):
            conn.send(b'BAD')
            return
        conn.send(b'NEWTOKEN ' + store.new_token(name).encode())
    else:
        conn.send(b'KNOWN ' + name.encode())
    while True:
        data = conn.recv(1024)
        if not data:
            break
        conn.send(data)


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('server up')
while True:
    conn, addr = sock.accept()
    print('connect', addr)
    try:
        talk(conn, addr[0])
    except (ConnectionError, UnicodeDecodeError):
        print('connection lost')
    conn.close()
    print('disconnect', addr)
