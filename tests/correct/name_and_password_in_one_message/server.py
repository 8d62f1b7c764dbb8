import hashlib
import os
import socket

FILE = 'passwd'


def users():
    result = {}
    if os.path.exists(FILE):
        with open(FILE, encoding='utf-8') as f:
            for line in f:
                name, salt, digest = line.split()
                result[name] = (salt, digest)
    return result


def digest(password, salt):
    return hashlib.pbkdf2_hmac('sha1', password.encode(), salt.encode(), 5000).hex()


def check(message):
    """name:password -> the answer and whether the client may go on"""
    name, colon, password = message.strip().partition(':')
    if not colon or not name or ' ' in name or not password:
        return 'Format is name:password', False
    known = users()
    if name not in known:
        salt = os.urandom(6).hex()
        with open(FILE, 'a', encoding='utf-8') as f:
            f.write(f'{name} {salt} {digest(password, salt)}\n')
        return f'New user {name} registered', True
    salt, right = known[name]
    if digest(password, salt) == right:
        return f'Welcome, {name}', True
    return 'Wrong password', False


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Server is running on port 9090')
while True:
    conn, addr = sock.accept()
    print('Client', addr)
    try:
        allowed = False
        while not allowed:
            data = conn.recv(1024)
            if not data:
                break
            answer, allowed = check(data.decode())
            conn.sendall(answer.encode())
        while allowed:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except (ConnectionError, UnicodeDecodeError) as error:
        print(error)
    conn.close()
