import socket

import extension  # noqa: добавляет методы write_text и read_text

server = socket.socket()
server.bind(('', 9090))
server.listen(1)
print('Готов')
while True:
    conn, addr = server.accept()
    try:
        text = conn.read_text()
        while text is not None:
            conn.write_text(text)
            text = conn.read_text()
    except (OSError, UnicodeDecodeError) as e:
        print(e)
    conn.close()
