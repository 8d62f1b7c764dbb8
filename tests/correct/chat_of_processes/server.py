import multiprocessing
import os
import socket
import threading

lock = threading.Lock()
users = {}
inside = {}
past = []


def talk(conn, pipe):
    """Runs in a process of its own: asks who it is, then carries lines between the user and the parent."""

    def carry():
        while True:
            try:
                conn.sendall(pipe.recv().encode() + b'\n')
            except (OSError, EOFError):
                return

    try:
        conn.sendall('Имя? '.encode())
        name = conn.recv(1024).decode(errors='replace').strip()
        conn.sendall('Пароль? '.encode())
        password = conn.recv(1024).decode(errors='replace').strip()
        pipe.send((name, password))
        if not pipe.recv():
            conn.sendall('Пароль не подходит\n'.encode())
            return
        threading.Thread(target=carry, daemon=True).start()
        while True:
            text = conn.recv(1024).decode(errors='replace').strip()
            if not text or text == 'exit':
                return
            pipe.send(text)
    except (OSError, EOFError) as error:
        print(os.getpid(), error)


def look_after(pipe):
    """A thread of the parent for each of those processes."""
    name = None
    try:
        name, password = pipe.recv()
        with lock:
            right = bool(name) and users.setdefault(name, password) == password
            pipe.send(right)
            if not right:
                return
            for line in past:
                pipe.send(line)
            inside[pipe] = name
        while True:
            line = f'{name} > {pipe.recv()}'
            with lock:
                past.append(line)
                for other in inside:
                    if other is not pipe:
                        other.send(line)
    except (OSError, EOFError):
        pass
    finally:
        with lock:
            inside.pop(pipe, None)


if __name__ == '__main__':
    multiprocessing.set_start_method('fork')
    listener = socket.create_server(('', 9090))
    print('pid', os.getpid(), 'слушает порт 9090')
    while True:
        conn, addr = listener.accept()
        ours, theirs = multiprocessing.Pipe()
        multiprocessing.Process(target=talk, args=(conn, theirs), daemon=True).start()
        conn.close()
        theirs.close()
        threading.Thread(target=look_after, args=(ours,), daemon=True).start()
