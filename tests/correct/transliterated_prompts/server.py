# -*- coding: utf-8 -*-
import socket
import sys


def vvod_porta():
    print('Vvedite port servera [9090]:', end=' ')
    sys.stdout.flush()
    stroka = sys.stdin.readline().strip()
    if stroka == '':
        return 9090
    try:
        port = int(stroka)
        if port < 1024 or port > 65535:
            raise ValueError('port vne diapazona')
        return port
    except ValueError as oshibka:
        print('Oshibka vvoda:', oshibka)
        return vvod_porta()


def zapusk(port):
    print('Zapusk servera')
    server = socket.socket()
    while True:
        try:
            server.bind(('', port))
            break
        except OSError:
            print('Port', port, 'zanyat')
            port = port + 1 if port < 65535 else 1024
    server.listen(4)
    print('Server slushaet port', port)
    return server


def obsluzhit(klient):
    dannye = klient.recv(1024)
    while dannye:
        print('Polucheno bajt:', len(dannye))
        klient.sendall(dannye)
        print('Otpravleno bajt:', len(dannye))
        dannye = klient.recv(1024)


server = zapusk(vvod_porta())
try:
    while True:
        klient, adres = server.accept()
        print('Podklyuchilsya klient', adres[0])
        try:
            obsluzhit(klient)
        except OSError as oshibka:
            print('Oshibka svyazi:', oshibka)
        klient.close()
        print('Otklyuchilsya klient', adres[0])
except KeyboardInterrupt:
    pass
server.close()
print('Server ostanovlen')
