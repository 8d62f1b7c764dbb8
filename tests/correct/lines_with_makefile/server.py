import socket

server = socket.socket()
server.bind(('', 9090))
server.listen()
print('Сервер запущен, слушаю порт 9090')

try:
    while True:
        conn, addr = server.accept()
        print('Подключился', addr)
        stream = conn.makefile('rwb', buffering=1024)
        try:
            for line in stream:
                print('Принял строку длиной', len(line))
                stream.write(line)
                stream.flush()
                print('Отправил ее обратно')
        except OSError as error:
            print('Ошибка:', error)
        try:
            stream.close()
        except OSError:
            pass
        conn.close()
        print('Отключился', addr)
except KeyboardInterrupt:
    print('Останавливаюсь, сервер остановлен')
