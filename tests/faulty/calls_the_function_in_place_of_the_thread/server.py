import socket
import threading


def client_thread(conn, addr):
    while True:
        try:
            data = conn.recv(1024)
        except ConnectionError:
            data = b''
        if not data:
            break
        print(addr, data.decode(errors='replace'))
        conn.send(data)
    conn.close()


s = socket.socket()
s.bind(('', 9090))
s.listen(10)
print('Сервер запущен, порт 9090')
while True:
    conn, addr = s.accept()
    print('Новый клиент', addr)
    threading.Thread(target=client_thread(conn, addr)).start()
