import socket

sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Сервер работает')
while True:
    conn, addr = sock.accept()
    print(addr)
    try:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            length = int(data[:4])
            text = data[4:].decode()
            print('Длина', length, 'текст', text)
            answer = text.encode()
            conn.send(str(len(answer)).rjust(4, '0').encode() + answer)
    except (OSError, ValueError) as e:
        print('Неправильное сообщение:', e)
    conn.close()
