import socket


def ask_for_port():
    while True:
        text = input('Порт сервера (четыре цифры, пусто - 9090): ').strip()
        if not text:
            return 9090
        if len(text) == 4 and text.isdigit() and int(text) >= 1024:
            return int(text)
        print('Нужно число из четырёх цифр, не меньше 1024')


port = ask_for_port()
server = socket.socket()
print('Сервер запущен')
try:
    server.bind(('', port))
except OSError as error:
    print('Этот порт занят:', error)
    raise SystemExit(1)
server.listen(1)
print('Слушаю порт', port)
while True:
    conn, address = server.accept()
    print('Подключился', address)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            print('Принято байт:', len(data))
            conn.sendall(data)
            print('Отправлено обратно байт:', len(data))
    except OSError as error:
        print('Связь оборвалась:', error)
    conn.close()
    print('Отключился', address)
