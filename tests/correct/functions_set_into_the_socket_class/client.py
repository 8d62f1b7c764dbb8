import socket

import extension  # noqa

sock = socket.socket()
sock.connect(('localhost', 9090))
while (text := input('> ')) != 'exit':
    sock.write_text(text)
    print('<', sock.read_text())
sock.close()
