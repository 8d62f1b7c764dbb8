import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('Server zapushchen')
server.bind(('', 9090))
server.listen(1)
print('Slushayu port 9090...')

while True:
    try:
        client, address = server.accept()
    except KeyboardInterrupt:
        break
    print('Podklyuchilsya klient', address[0])
    try:
        while True:
            data = client.recv(1024)
            if not data:
                break
            print(data.decode(errors='replace'))
            client.sendall(data)
    except ConnectionError:
        print('Oshibka soedineniya')
    except KeyboardInterrupt:
        break
    finally:
        client.close()
        print('Klient otklyuchilsya', address[0])

server.close()
print('Server ostanovlen')
