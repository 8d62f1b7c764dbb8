import socket

host = input("Host: ")
for port in range(1, 65536):
    sock = socket.socket()
    sock.settimeout(1)
    try:
        sock.connect((host, port))
    except socket.timeout:
        continue
    except OSError:
        pass
    finally:
        sock.close()
    print("Port", port, "is open")
