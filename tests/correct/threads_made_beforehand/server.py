import socket
import threading

CLIENTS = 64


def worker(listener, number):
    while True:
        conn, addr = listener.accept()
        conn.settimeout(300)
        print(f'поток {number} говорит с {addr}')
        try:
            with conn, conn.makefile('rwb') as stream:
                while True:
                    data = stream.read1(1024)
                    if not data:
                        break
                    stream.write(data)
                    stream.flush()
        except OSError as error:
            print(f'поток {number}: {error}')


listener = socket.create_server(('', 9090), backlog=CLIENTS)
threads = [threading.Thread(target=worker, args=(listener, n), daemon=True) for n in range(CLIENTS)]
for thread in threads:
    thread.start()
print(f'{CLIENTS} потоков ждут клиентов на порту 9090')
for thread in threads:
    thread.join()
