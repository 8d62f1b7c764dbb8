from my_socket import MySocket

sock = MySocket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер запущен')
while True:
    conn, addr = sock.accept()
    print('Подключился', addr)
    with conn:
        try:
            while True:
                conn.send_msg(conn.recv_msg())
        except (OSError, ValueError) as error:
            print('Отключился:', error)
