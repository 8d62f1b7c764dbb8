import csv
import os
import socket

FILE = 'names.csv'


def read_names():
    if not os.path.exists(FILE):
        return {}
    with open(FILE, newline='', encoding='utf-8') as f:
        return {row[0]: row[1] for row in csv.reader(f)}


def save_name(ip, name):
    with open(FILE, 'a', newline='', encoding='utf-8') as f:
        csv.writer(f).writerow([ip, name])


names = read_names()
sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Server zapuschen, port 9090')
while True:
    conn, addr = sock.accept()
    print('Podkluchilsya', addr[0])
    try:
        if addr[0] in names:
            conn.send(('Privet, ' + names[addr[0]] + '!').encode())
        else:
            conn.send('Vvedite imya: '.encode())
            name = conn.recv(1024).decode().strip()
            if name:
                save_name(addr[0], name)
                conn.send(('Zapisal tebya, ' + name + '.').encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.send(data)
    except ConnectionError:
        print('Obryv')
    conn.close()
    print('Otkluchilsya', addr[0])
