import pickle
import socket

sock = socket.socket()
sock.connect(('localhost', 9090))
stream = sock.makefile('rwb')


def send(**envelope):
    pickle.dump(envelope, stream)
    stream.flush()


while True:
    envelope = pickle.load(stream)
    if envelope['kind'] == 'who':
        name = input('Сервер вас не знает. Имя: ')
        send(name=name, password=input('Придумайте пароль: '))
    elif envelope['kind'] == 'password':
        send(password=input(f"{envelope['name']}, ваш пароль: "))
    elif envelope['kind'] == 'wrong':
        send(password=input('Неверно! Ваш пароль: '))
    else:
        break
print('Добро пожаловать,', envelope['name'])
while True:
    text = input('Текст: ')
    if text == 'exit':
        break
    send(text=text)
    print('Эхо:', pickle.load(stream)['text'])
sock.close()
