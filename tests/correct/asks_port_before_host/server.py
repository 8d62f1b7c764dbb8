import socket

DEFAULT = 7777

print('Сервер запущен')
while True:
    text = input(f'Порт для прослушивания [{DEFAULT}]: ')
    if not text:
        port = DEFAULT
        break
    if text.isdecimal() and 1024 <= int(text) < 65536:
        port = int(text)
        break
    print('Нужно целое число от 1024 до 65535')

listener = socket.create_server(('', port))
print('Слушаю порт', port)
try:
    while True:
        conn, (ip, client_port) = listener.accept()
        print(f'Подключился {ip}:{client_port}')
        with conn:
            try:
                while data := conn.recv(1024):
                    print(f'Получил {len(data)} байт от {ip}:{client_port}')
                    conn.sendall(data)
                    print(f'Вернул (отправил) {len(data)} байт')
            except OSError as err:
                print('Сбой связи:', err)
        print(f'Отключился {ip}:{client_port}')
except KeyboardInterrupt:
    print('\rСервер остановлен пользователем')
