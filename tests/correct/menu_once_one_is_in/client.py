import json
import socket

sock = socket.create_connection(('localhost', 9090))
lines = sock.makefile('rw', encoding='utf-8')


def ask(**order):
    lines.write(json.dumps(order) + '\n')
    lines.flush()
    return json.loads(lines.readline())


def choose(*items):
    print()
    for number, item in enumerate(items, 1):
        print(f'{number}. {item}')
    choice = ''
    while choice not in [str(number) for number in range(1, len(items) + 1)]:
        choice = input('Выберите пункт меню: ')
    return choice


while True:
    kind = 'login' if choose('Авторизация', 'Регистрация') == '1' else 'register'
    answer = ask(type=kind, login=input('Введите логин: '), password=input('Введите пароль: '))
    print(answer['text'])
    if not answer['ok']:
        continue
    while choose('Написать сообщение', 'Сменить пользователя') == '1':
        print('Ответ:', ask(type='say', text=input('Сообщение: '))['text'])
