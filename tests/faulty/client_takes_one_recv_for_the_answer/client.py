import socket

HEADER = 8

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединение установлено')
while True:
    text = input('Сообщение: ')
    if text == 'exit':
        break
    body = text.encode()
    sock.sendall(f'{len(body):0{HEADER}d}'.encode() + body)
    answer = sock.recv(65536)
    print('Ответ:', answer[HEADER:].decode())
sock.close()
print('Соединение закрыто')
