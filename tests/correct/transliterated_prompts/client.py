# -*- coding: utf-8 -*-
import socket


def vvod_porta():
    while True:
        stroka = input('Vvedite nomer porta [9090]: ')
        if not stroka:
            return 9090
        if stroka.isdecimal() and 1 <= int(stroka) <= 65535:
            return int(stroka)
        print('Nevernyj nomer porta')


host = input('Vvedite imya hosta [localhost]: ') or 'localhost'
port = vvod_porta()
sock = socket.socket()
try:
    sock.connect((host, port))
    print('Soedinenie s serverom ustanovleno')
    while True:
        stroka = input('Vvedite soobshchenie: ')
        if stroka == 'exit':
            break
        if stroka:
            sock.sendall(stroka.encode())
            print('Dannye otpravleny')
            otvet = sock.recv(1024)
            if not otvet:
                print('Server otklyuchilsya')
                break
            print('Dannye polucheny:', otvet.decode())
except OSError as oshibka:
    print('Oshibka:', oshibka)
sock.close()
print('Soedinenie s serverom zakryto')
