import socket


def main():
    host = input("Введите имя хоста или IP-адрес: ").strip() or "localhost"
    try:
        address = socket.gethostbyname(host)
    except socket.gaierror:
        print("Неизвестный хост:", host)
        return
    print("Сканирую", host)
    for port in range(1, 65536):
        sock = socket.socket()
        sock.settimeout(1)
        if sock.connect_ex((address, port)) == 0:
            print(f"Порт {port} открыт")
        sock.close()
    print("Готово")


main()
