from my_socket import MySocket

sock = MySocket()
sock.connect(('localhost', 9090))
while True:
    message = input('Введите сообщение: ')
    if message == 'exit':
        break
    sock.send_msg(message)
    print('Получено:', sock.recv_msg())
sock.close()
