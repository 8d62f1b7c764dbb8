import socket

s = socket.socket()
s.connect(("localhost", 9090))
while True:
    try:
        d = s.recv(1024)
    except ConnectionError:
        d = b""
    if not d:
        print("Сервер отключил вас")
        break
    t = input(d.decode() + " ")
    while t == "":
        t = input("Пустую строку нельзя: ")
    if t == "exit":
        break
    try:
        s.send(t.encode())
    except ConnectionError:
        print("Сервер отключил вас")
        break
s.close()
