from socket import socket

s = socket()
s.connect(('127.0.0.1', 9090))
stroka = input('Vvedite stroku: ')
s.sendall(stroka.encode('utf-8'))
print(s.recv(1024).decode('utf-8'))
s.close()
