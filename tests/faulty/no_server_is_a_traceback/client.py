import socket


def send_line(line):
    with socket.create_connection(('localhost', 9090)) as conn:
        conn.sendall(line.encode())
        return conn.recv(1024).decode()


if __name__ == '__main__':
    print('Ответ:', send_line(input('Строка: ')))
