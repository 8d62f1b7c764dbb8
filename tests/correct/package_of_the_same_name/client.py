import socket

with socket.create_connection(('localhost', 9090)) as sock:
    line = input('Строка (exit — выход): ')
    while line != 'exit':
        if line:
            sock.sendall(line.encode())
            answer = b''
            while len(answer) < len(line.encode()):
                answer += sock.recv(1024)
            print(answer.decode())
        line = input('Строка (exit — выход): ')
