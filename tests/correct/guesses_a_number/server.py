import random
import socket
import threading


def play(conn, addr):
    secret = random.randint(1, 1_000_000)
    tries = 0
    print(addr, 'играет, загадано', secret)
    try:
        conn.sendall('Я загадал число от 1 до 1000000. Угадайте!'.encode())
        while True:
            data = conn.recv(1024)
            if not data:
                break
            tries += 1
            text = data.decode(errors='replace').strip()
            if not text.isdecimal():
                answer = f'Попытка {tries}: это не число'
            elif int(text) < secret:
                answer = f'Попытка {tries}: больше!'
            elif int(text) > secret:
                answer = f'Попытка {tries}: меньше!'
            else:
                answer = f'Угадали с попытки {tries}! Я загадал новое.'
                secret = random.randint(1, 1_000_000)
            conn.sendall(answer.encode())
    except OSError as error:
        print(addr, error)
    conn.close()


server = socket.create_server(('', 9090))
print('Игровой сервер запущен')
while True:
    threading.Thread(target=play, args=server.accept(), daemon=True).start()
