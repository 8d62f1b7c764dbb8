import socket

host = input('Введите IP-адрес сервера (Enter - localhost): ') or 'localhost'
port = input('Введите порт (Enter - 9090): ')
port = int(port) if port.isdigit() and 1024 <= int(port) <= 65535 else 9090

sock = socket.socket()
sock.connect((host, port))
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    if not text:
        continue
    sock.sendall(text.encode())
    print('Эхо:', sock.recv(1024).decode())
sock.close()
