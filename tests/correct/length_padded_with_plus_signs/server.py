from socket import socket

from functions import get, put

s = socket()
s.bind(('', 9090))
s.listen(1)
print('Zhdu klienta')
while True:
    conn, addr = s.accept()
    print('Klient', addr)
    try:
        text = get(conn)
        while text is not None:
            put(conn, text)
            text = get(conn)
    except (OSError, ValueError) as e:
        print('Oshibka:', e)
    conn.close()
    print('Klient ushel')
