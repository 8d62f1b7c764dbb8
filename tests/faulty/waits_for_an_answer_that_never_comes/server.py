import socket

listener = socket.socket()
listener.bind(("", 9090))
listener.listen(1)
print("The server listens on port 9090")

while True:
    user, address = listener.accept()
    print("connected:", address)
    while True:
        try:
            portion = user.recv(1024)
        except ConnectionError:
            break
        if not portion:
            break
        print("received", len(portion), "bytes")
    user.close()
    print("disconnected:", address)
