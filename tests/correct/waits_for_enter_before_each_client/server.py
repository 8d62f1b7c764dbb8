import socket

listener = socket.socket()
listener.bind(("localhost", 9090))
print("Server started")
listener.listen()
print("Listening on port 9090")
served = 0
while True:
    input(f"{served} served. Press Enter to wait for a client...")
    try:
        connection, (host, port) = listener.accept()
    except KeyboardInterrupt:
        break
    print(f"Client {host}:{port} connected")
    with connection:
        try:
            for portion in iter(lambda: connection.recv(4096), b""):
                print(f"Received {len(portion)} bytes from the client")
                connection.sendall(portion)
                print("Sent them back to the client")
        except ConnectionError:
            print("The connection broke")
    print(f"Client {host}:{port} disconnected")
    served += 1
listener.close()
print("Server stopped")
