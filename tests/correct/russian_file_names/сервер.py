import socket

DEFAULT_PORT = 9090


def read_port():
    while True:
        print("Введите номер порта сервера")
        print("(пустая строка - порт 9090):")
        s = input()
        if s == "":
            return DEFAULT_PORT
        try:
            port = int(s)
        except ValueError:
            print("Порт должен быть целым числом")
            continue
        if 1024 <= port <= 65535:
            return port
        print("Порт должен быть от 1024 до 65535")


def bind_free_port(sock, port):
    while True:
        try:
            sock.bind(("0.0.0.0", port))
            return port
        except OSError:
            print("Порт", port, "занят, пробую следующий")
            port += 1
            if port > 65535:
                port = 1024


def echo(conn):
    while True:
        data = conn.recv(1024)
        if not data:
            return
        print("[прием] получено байт от клиента:", len(data))
        conn.sendall(data)
        print("[отправка] отправлено байт клиенту:", len(data))


def main():
    port = read_port()
    print("[запуск] сервер запускается")
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    port = bind_free_port(sock, port)
    sock.listen()
    print("[порт] сервер слушает порт", port)
    try:
        while True:
            conn, addr = sock.accept()
            print("[клиент] подключился клиент", addr[0])
            try:
                echo(conn)
            except OSError as e:
                print("[ошибка] связь с клиентом потеряна:", e)
            finally:
                conn.close()
            print("[клиент] отключился клиент", addr[0])
    except KeyboardInterrupt:
        pass
    finally:
        sock.close()
        print("[стоп] сервер остановлен")


if __name__ == "__main__":
    main()
