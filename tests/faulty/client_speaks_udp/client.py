import socket

HOST = 'localhost'
PORT = 9090

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect((HOST, PORT))
message = input('Введите сообщение: ')
client.send(message.encode())
answer = client.recv(1024)
print('Ответ сервера:', answer.decode())
client.close()
