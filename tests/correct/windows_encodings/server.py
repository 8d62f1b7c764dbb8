# -*- coding: cp1251 -*-
import socket

sock = socket.socket()
print("Сервер запущен")
sock.bind(('', 9090))
sock.listen(1)
print("Сервер слушает порт 9090")

try:
    while True:
        conn, addr = sock.accept()
        print("Подключился клиент", addr)
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                print("Принято от клиента", len(data), "байт")
                conn.sendall(data)
                print("Отправлено клиенту", len(data), "байт")
        except ConnectionError:
            print("Клиент разорвал соединение")
        conn.close()
        print("Клиент отключился")
except KeyboardInterrupt:
    print("\nПолучена команда остановки")

sock.close()
print("Сервер остановлен")
