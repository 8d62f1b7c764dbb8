import socket

host = input("Введите хост: ")
for port in range(1, 1025):
    sock = socket.socket()
    sock.settimeout(0.5)
    if sock.connect_ex((host, port)) == 0:
        print("Порт", port, "открыт")
    sock.close()
print("Сканирование завершено")
