import json
import os
import socket

PEOPLE = 'people.json'
people = {}
if os.path.exists(PEOPLE):
    with open(PEOPLE, encoding='utf-8') as file:
        people = json.load(file)


def meet(conn, host):
    if host not in people:
        conn.send(b'We have not met, what is the name ')
        name = conn.recv(1024).decode()
        conn.send(b'And now the secret password ')
        password = conn.recv(1024).decode()
        if not name or not password:
            return False
        people[host] = {'name': name, 'password': password}
        with open(PEOPLE, 'w', encoding='utf-8') as file:
            json.dump(people, file)
        conn.send(b'Nice to meet you')
        return True
    known = people[host]
    conn.send(b'We have met, so now the password ')
    if conn.recv(1024).decode() != known['password']:
        conn.send(b'That is wrong')
        return False
    conn.send(f'Hello {known["name"]}'.encode())
    return True


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print('Listening on 9090')
while True:
    conn, addr = sock.accept()
    try:
        if meet(conn, addr[0]):
            while data := conn.recv(1024):
                conn.sendall(data)
    except (ConnectionError, UnicodeDecodeError):
        print('Lost', addr)
    conn.close()
