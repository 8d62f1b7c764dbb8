from socket import socket

from functions import get, put

s = socket()
s.connect(('localhost', 9090))
text = input('Vvedite soobschenie: ')
while text != 'exit':
    put(s, text)
    print('Otvet:', get(s))
    text = input('Vvedite soobschenie: ')
s.close()
