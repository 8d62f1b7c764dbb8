import socket
import os

FAIL = 'klienty.txt'


def nayti(ip):
    if not os.path.exists(FAIL):
        return None
    with open(FAIL, encoding='utf-8') as f:
        for stroka in f:
            chasti = stroka.strip().split('\t')
            if chasti[0] == ip:
                return chasti[1]
    return None


def dobavit(ip, imya):
    with open(FAIL, 'a', encoding='utf-8') as f:
        f.write(ip + '\t' + imya + '\n')


server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Server zapushen. Port 9090')
while True:
    soedinenie, adres = server.accept()
    print('Novoe podklyuchenie:', adres)
    try:
        imya = nayti(adres[0])
        if imya is None:
            while not imya:
                soedinenie.send('Zdravstvuyte! Kak vas zovut?'.encode())
                dannye = soedinenie.recv(1024)
                if not dannye:
                    raise ConnectionError('klient ushel')
                imya = dannye.decode().strip().replace('\t', ' ')
            dobavit(adres[0], imya)
            soedinenie.send(('Ochen priyatno, ' + imya).encode())
        else:
            soedinenie.send(('S vozvrashcheniem, ' + imya).encode())
        while True:
            dannye = soedinenie.recv(1024)
            if not dannye:
                break
            soedinenie.sendall(dannye)
    except (ConnectionError, UnicodeDecodeError) as oshibka:
        print('Oshibka:', oshibka)
    soedinenie.close()
    print('Klient otklyuchilsya')
