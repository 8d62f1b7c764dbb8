import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(5)
print("Сервер слушает порт 9090")

while True:
    conn, addr = sock.accept()
    print("Подключился клиент", addr)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError as error:
        print("Соединение оборвалось:", error)
    conn.close()
    print("Клиент отключился", addr)
