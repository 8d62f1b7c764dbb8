import os
import secrets
import socket
from hashlib import scrypt

BOOK = 'book.txt'


def entry(address):
    if not os.path.exists(BOOK):
        return None
    with open(BOOK, encoding='utf-8') as book:
        for line in book:
            where, name, salt, digest = line.split()
            if where == address:
                return name, salt, digest


def digest(password, salt):
    return scrypt(password.encode(), salt=bytes.fromhex(salt), n=1024, r=8, p=1).hex()


def introduce(conn, address):
    known = entry(address)
    if known is None:
        conn.sendall('Hello, stranger! Your login:password?'.encode())
        said = conn.recv(1024).decode()
        if ':' not in said:
            return False
        name, password = said.split(':', 1)
        salt = secrets.token_hex(8)
        with open(BOOK, 'a', encoding='utf-8') as book:
            book.write(f'{address} {name} {salt} {digest(password, salt)}\n')
        return True
    name, salt, right = known
    conn.sendall(f'Hello, {name}! Password?'.encode())
    return digest(conn.recv(1024).decode(), salt) == right


listener = socket.socket()
listener.bind(('', 9090))
listener.listen()
print('The server listens on port', 9090)
while True:
    conn, (address, port) = listener.accept()
    print('Connected:', address)
    with conn:
        try:
            if introduce(conn, address):
                conn.sendall(b'Come in')
                while data := conn.recv(1024):
                    conn.sendall(data)
            else:
                conn.sendall(b'Go away')
        except (OSError, UnicodeDecodeError) as error:
            print('Lost:', error)
    print('Gone:', address)
