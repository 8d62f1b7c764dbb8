import socket

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 9090


def read_host():
    print("Введите имя хоста (пустая строка - 127.0.0.1):")
    host = input()
    if host == "":
        host = DEFAULT_HOST
    return host


def read_port():
    while True:
        print("Введите номер порта (пустая строка - 9090):")
        s = input()
        if s == "":
            return DEFAULT_PORT
        try:
            port = int(s)
        except ValueError:
            print("Порт должен быть целым числом")
            continue
        if 1 <= port <= 65535:
            return port
        print("Порт должен быть от 1 до 65535")


def main():
    host = read_host()
    port = read_port()
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.connect((host, port))
    except OSError as e:
        print("Нет соединения с сервером:", e)
        return
    print("[соединение] подключились к", host, port)
    try:
        while True:
            print("Введите сообщение:")
            text = input()
            if text == "exit":
                break
            if text == "":
                continue
            sock.sendall(text.encode("utf-8"))
            print("[отправка] сообщение отправлено")
            answer = sock.recv(1024)
            if not answer:
                print("Сервер закрыл соединение")
                break
            print("[прием] ответ сервера:", answer.decode("utf-8"))
    except OSError as e:
        print("Ошибка связи с сервером:", e)
    finally:
        sock.close()
    print("[разрыв] соединение закрыто")


if __name__ == "__main__":
    main()
