import os
import socket
import hashlib

print("Сервер запускается")
if not os.path.exists("users"):
    os.mkdir("users")


def file_of(name):
    return os.path.join("users", name.encode().hex()[:200] + ".txt")


def hash_with(salt, password):
    h = hashlib.blake2b(password.encode(), salt=salt)
    for _ in range(500):
        h = hashlib.blake2b(h.digest(), salt=salt)
    return h.hexdigest()


s = socket.socket()
s.bind(("", 9090))
s.listen(3)
print("Порт 9090 прослушивается")
while True:
    c, a = s.accept()
    print("Подключился", a)
    try:
        c.send("Имя?".encode())
        name = c.recv(1024).decode().strip()
        if name == "":
            c.close()
            continue
        ok = False
        if os.path.exists(file_of(name)):
            c.send(f"{name}, я вас помню. Пароль?".encode())
            with open(file_of(name)) as f:
                salt, value = f.read().split()
            for i in range(3):
                password = c.recv(1024).decode().strip()
                if password == "":
                    break
                if hash_with(bytes.fromhex(salt), password) == value:
                    c.send("Пароль принят".encode())
                    ok = True
                    break
                c.send("Нет, не тот пароль. ".encode() + ("Ещё раз?".encode() if i < 2 else b""))
        else:
            c.send(f"{name}, вы у нас впервые. Новый пароль?".encode())
            password = c.recv(1024).decode().strip()
            if password != "":
                salt = os.urandom(16)
                with open(file_of(name), "w") as f:
                    f.write(salt.hex() + " " + hash_with(salt, password))
                c.send("Записано".encode())
                ok = True
        while ok:
            d = c.recv(1024)
            if not d:
                break
            c.send(d)
    except (ConnectionError, UnicodeDecodeError) as e:
        print("Ошибка", e)
    c.close()
    print("Отключился", a)
