import socket

from messages import receive, send

server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Сервер запущен, порт 9090')
while True:
    conn, addr = server.accept()
    print('Подключился клиент', addr)
    try:
        while True:
            text = receive(conn)
            if text is None:
                break
            print('Получено:', text)
            send(conn, text)
    except (OSError, ValueError) as error:
        print('Ошибка:', error)
    conn.close()
    print('Клиент отключился')
