import select
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = ('localhost', 8888)
s.sendto('privet'.encode(), server)
while True:
    gotovo, _, _ = select.select([s, sys.stdin], [], [])
    if s in gotovo:
        print(s.recv(4096).decode())
    if sys.stdin in gotovo:
        tekst = sys.stdin.readline().strip()
        if tekst:
            s.sendto(tekst.encode(), server)
        if tekst == 'exit':
            break
s.close()
