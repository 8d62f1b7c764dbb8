import csv
import socket


def known(ip):
    with open('guests.csv') as file:
        for row in csv.reader(file):
            # a blank line has no first field
            if row[0] == ip:
                return row[1]
    return None


server = socket.socket()
server.bind(('', 9090))
server.listen(3)
print('Сервер ждёт гостей')
while True:
    guest, address = server.accept()
    name = known(address[0])
    if name is None:
        guest.send('Как вас зовут?'.encode())
        name = guest.recv(1024).decode()
        if not name:
            guest.close()
            continue
        with open('guests.csv', 'a') as file:
            file.write(address[0] + ',' + name + '\n')
        guest.send(('Приятно познакомиться, ' + name).encode())
    else:
        guest.send(('С возвращением, ' + name).encode())
    try:
        while True:
            data = guest.recv(1024)
            if not data:
                break
            guest.send(data)
    except OSError:
        pass
    guest.close()
