import socket

HOST = '127.0.0.1'
PORT = 9090

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind((HOST, PORT))
server.listen(1)
print(f'Сервер слушает {HOST}:{PORT}')

while True:
    conn, addr = server.accept()
    print('Подключился', addr)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)
    except ConnectionError:
        print('Соединение разорвано')
    conn.close()
    print('Клиент отключился')
