import socket

from server import receive_text, send_text

sock = socket.create_connection(('localhost', 9090))
while (text := input('Text (exit to leave): ')) != 'exit':
    send_text(sock, text)
    print('Echo:', receive_text(sock))
sock.close()
