import datetime
import socket

server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Server started')
while True:
    conn, addr = server.accept()
    print('Client', addr)
    try:
        text = conn.recv(1024).decode()
        now = datetime.datetime.now().strftime('%H:%M')
        conn.send(f'{now} I have got "{text}"'.encode())
    except (ConnectionError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
