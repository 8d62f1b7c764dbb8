import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
sock.sendall(input('Введите строку: ').encode())
# больше ничего не пошлем, теперь сервер может отвечать
sock.shutdown(socket.SHUT_WR)
answer = b''
while part := sock.recv(1024):
    answer += part
sock.close()
print('Ответ сервера:', answer.decode())
