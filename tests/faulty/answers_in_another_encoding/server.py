from socket import *

serv = socket(AF_INET, SOCK_STREAM)
serv.bind(('', 9090))
serv.listen(3)
while True:
    cl, addr = serv.accept()
    with cl:
        try:
            while True:
                part = cl.recv(1024)
                if len(part) == 0:
                    break
                text = part.decode('utf-8', 'replace')
                cl.sendall(text.encode('cp1251', 'replace'))
        except ConnectionError:
            continue
