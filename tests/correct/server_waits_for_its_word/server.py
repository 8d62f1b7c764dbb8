import socket

print('The server is ready. Commands: !launch, !quit')
while True:
    word = input('server> ')
    if word == '!quit':
        raise SystemExit
    if word == '!launch':
        break
    print('No such command')
sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Listening on port 9090')
while True:
    conn, addr = sock.accept()
    try:
        while data := conn.recv(1024):
            conn.sendall(data)
    except ConnectionError:
        pass
    conn.close()
