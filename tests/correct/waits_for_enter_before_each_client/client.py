import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
print("Соединение с сервером установлено")

while True:
    message = input("Введите строку (exit - выход): ")
    if message == "exit":
        break
    if not message:
        continue
    sock.send(message.encode())
    print("Строка отправлена серверу")
    data = sock.recv(1024)
    if not data:
        print("Сервер отключился")
        break
    print("Получен ответ сервера:", data.decode())

sock.close()
print("Соединение с сервером закрыто")
