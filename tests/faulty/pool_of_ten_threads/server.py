import socket
from concurrent.futures import ThreadPoolExecutor


def echo(conn, addr):
    print(f'{addr[0]}:{addr[1]} подключился')
    with conn:
        try:
            while chunk := conn.recv(1024):
                conn.sendall(chunk)
        except ConnectionError:
            pass
    print(f'{addr[0]}:{addr[1]} отключился')


def main():
    with socket.create_server(('', 9090)) as listener, ThreadPoolExecutor(max_workers=10) as pool:
        print('Жду клиентов на порту 9090')
        while True:
            pool.submit(echo, *listener.accept())


if __name__ == '__main__':
    main()
