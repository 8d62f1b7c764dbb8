import socket

host = input('Введите IP-адрес сервера (Enter - все интерфейсы): ')
port = input('Введите порт (Enter - 9090): ')
port = int(port) if port.isdigit() and 1024 <= int(port) <= 65535 else 9090

sock = socket.socket()
try:
    sock.bind((host, port))
except OSError:
    print('Такого адреса у этой машины нет, слушаем все')
    sock.bind(('', port))
sock.listen(1)
print('Сервер слушает', *sock.getsockname())
while True:
    conn, addr = sock.accept()
    print('Подключился', addr)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError:
        print('Клиент разорвал соединение')
    conn.close()
