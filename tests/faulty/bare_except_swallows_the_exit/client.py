import socket
import sys

sock = socket.socket()
sock.connect(('localhost', 9090))
print('Соединился с сервером')

while True:
    try:
        text = input('Текст для отправки: ')
        if text == 'exit':
            print('Отключаюсь от сервера')
            sys.exit()
        if text:
            sock.sendall(text.encode())
            print('Отправил:', text)
            print('Принял:', sock.recv(1024).decode())
    except EOFError:
        break
    except:
        print('Что-то пошло не так, попробуйте еще раз')
