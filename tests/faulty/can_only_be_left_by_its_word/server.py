import socket

s = socket.socket()
s.bind(('', 9090))
s.listen(3)
print('Сервер ждёт клиентов на порту 9090')
while True:
    conn, addr = s.accept()
    print('Клиент', addr)
    while True:
        text = conn.recv(1024).decode()
        first = text.split()[0]
        if first == 'exit':
            conn.send('До свидания'.encode())
            break
        conn.send(text.encode())
    conn.close()
    print('Клиент попрощался')
