import socket


class EchoClient:
    def __init__(self, host="localhost", port=9090):
        self.address = (host, port)
        self.sock = None

    def connect(self):
        try:
            self.sock = socket.create_connection(self.address)
        except OSError as error:
            print(f"Cannot connect to {self.address[0]}:{self.address[1]}: {error}")
            return False
        print("Connected to the server")
        return True

    def exchange(self, line):
        data = line.encode()
        self.sock.sendall(data)
        print(f"Sent {len(data)} bytes")
        reply = b""
        while len(reply) < len(data):
            part = self.sock.recv(1024)
            if not part:
                raise ConnectionError("server closed the connection")
            reply += part
        print(f"Received {len(reply)} bytes: {reply.decode()}")

    def run(self):
        if not self.connect():
            return
        try:
            while True:
                line = input("Message (exit to quit): ")
                if line == "exit":
                    break
                if line:
                    self.exchange(line)
        except ConnectionError as error:
            print("Connection lost:", error)
        finally:
            self.sock.close()
        print("Disconnected from the server")


if __name__ == "__main__":
    EchoClient().run()
