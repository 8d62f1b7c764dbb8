import os
import socket
import threading
import time

paused = False
journal = []
names_lock = threading.Lock()
NAMES = 'names.txt'


def write(text):
    journal.append(time.strftime('%H:%M:%S ') + text)


def clear():
    journal = []


def find_name(ip):
    if os.path.exists(NAMES):
        with open(NAMES, encoding='utf-8') as file:
            for line in file:
                known, name = line.rstrip('\n').split(';', 1)
                if known == ip:
                    return name
    return None


def client_thread(conn, addr):
    write('Новый клиент ' + str(addr))
    try:
        with names_lock:
            name = find_name(addr[0])
        if name:
            conn.send(f'С возвращением, {name}!'.encode())
        else:
            conn.send('Введите имя: '.encode())
            name = conn.recv(1024).decode().strip()
            with names_lock, open(NAMES, 'a', encoding='utf-8') as file:
                file.write(f'{addr[0]};{name}\n')
            conn.send(f'Приятно познакомиться, {name}!'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            write(f'{name}: {data.decode(errors="replace")}')
            conn.send(data)
    except OSError:
        pass
    conn.close()
    write('Клиент ушёл ' + str(addr))


def listen():
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', 9090))
    sock.listen(10)
    while True:
        conn, addr = sock.accept()
        if paused:
            conn.close()
            continue
        threading.Thread(target=client_thread, args=(conn, addr), daemon=True).start()


threading.Thread(target=listen, daemon=True).start()
write('Сервер запущен')
while True:
    print()
    print('1 - Отключить сервер')
    print('2 - Пауза / продолжить')
    print('3 - Показать логи')
    print('4 - Очистить логи')
    print('5 - Очистить файл идентификации')
    choice = input('Выберите действие: ')
    if choice == '1':
        if input('Точно отключить? (да/нет) ') == 'да':
            break
    elif choice == '2':
        paused = not paused
        print('Сервер на паузе' if paused else 'Сервер снова принимает клиентов')
    elif choice == '3':
        print('--- лог ---')
        print('\n'.join(journal))
        print('--- конец ---')
    elif choice == '4':
        clear()
        print('Лог пуст')
    elif choice == '5':
        if input('Удалить всех клиентов? (y/n) ').lower() == 'y':
            with names_lock:
                open(NAMES, 'w').close()
    else:
        print('Нет такого пункта')
write('Сервер остановлен')
