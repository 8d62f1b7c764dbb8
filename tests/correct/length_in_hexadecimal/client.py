import socket

HEX = 8
sock = socket.create_connection(('localhost', 9090))
stream = sock.makefile('rb')
while True:
    body = input('Message: ').encode()
    if body == b'exit':
        break
    sock.sendall(b'%08x' % len(body) + body)
    size = int(stream.read(HEX), 16)
    print('Echo:', stream.read(size).decode())
stream.close()
sock.close()
