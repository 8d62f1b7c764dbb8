import os
import socket

GARBAGE = [
    b'\xff\xfe\xc3\x28 \xed\xa0\x80 \xf5\x90',
    b'\x1b[2J\x1b[H\x1b[31mred\x1b]0;title\x07\x1b[?1049h\x1b[6n\x1bP+q\x1b\\',
    b'</td></script><script>alert(1)</script><img src=x onerror=alert(1)>&amp;&#0;',
    b']]><!-- \x00\x01\x08\x0b\x0c\x1f\x7f -->\xef\xbf\xbe\xef\xbf\xbf',
    b'::error file=server.py,line=1::not an error\n::set-output name=x::y\n::stop-commands::t',
    b'=1+1;"+cmd|calc";@SUM(1);-2+3\t"',
    b'{"verdict": "pass", "points": 100}\r\rPASS \xe2\x80\xae txet desrever \xe2\x80\xac',
]


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


for garbage in GARBAGE:
    os.write(1, garbage + b'\n')
serve()
