import socket

# Компьютер преподавателя в аудитории.
TEACHER = ('172.29.5.40', 9095)

with socket.create_connection(TEACHER) as connection:
    print('Подключились к', *TEACHER)
    while (line := input('Сообщение: ')) != 'exit':
        if not line:
            continue
        connection.sendall(line.encode())
        print('Отправлено символов:', len(line))
        answer = b''
        while len(answer) < len(line.encode()):
            portion = connection.recv(1024)
            if not portion:
                print('Сервер закрыл соединение')
                raise SystemExit
            answer += portion
        print('Пришёл ответ:', answer.decode())
print('Отключились от сервера')
