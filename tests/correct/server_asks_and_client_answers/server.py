import random
import socket


def question():
    a, b = random.randint(2, 9), random.randint(2, 9)
    return f'{a} x {b} = ?', a * b


sock = socket.socket()
sock.bind(('', 9090))
sock.listen(1)
print('Arithmetic server, port 9090')
while True:
    conn, addr = sock.accept()
    print('Pupil', addr)
    right = total = 0
    try:
        text, result = question()
        conn.send(('Hello! ' + text).encode())
        while True:
            answer = conn.recv(1024).decode(errors='replace')
            if not answer:
                break
            total += 1
            if answer.strip() == str(result):
                right += 1
                comment = 'Right!'
            else:
                comment = f'Wrong, it is {result}.'
            text, result = question()
            conn.send(f'{comment} {right} of {total}. {text}'.encode())
    except ConnectionError:
        pass
    print('Result', right, 'of', total)
    conn.close()
