import socket
import threading


class EchoServer:
    """Echo server: one thread per client."""

    def __init__(self, port=9090):
        self.port = port
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def start(self):
        print("Server is starting")
        self.sock.bind(("", self.port))
        self.sock.listen(16)
        print(f"Listening on port {self.port}")
        try:
            while True:
                conn, addr = self.sock.accept()
                print(f"Client connected: {addr[0]}:{addr[1]}")
                thread = threading.Thread(target=self.serve, args=(conn, addr), daemon=True)
                thread.start()
        except KeyboardInterrupt:
            print()
        self.stop()

    def serve(self, conn, addr):
        try:
            while True:
                chunk = conn.recv(1024)
                if not chunk:
                    break
                print(f"Received {len(chunk)} bytes from {addr[1]}")
                conn.sendall(chunk)
                print(f"Sent {len(chunk)} bytes to {addr[1]}")
        except OSError as error:
            print(f"Connection lost: {error}")
        finally:
            conn.close()
            print(f"Client disconnected: {addr[0]}:{addr[1]}")

    def stop(self):
        self.sock.close()
        print("Server stopped")


if __name__ == "__main__":
    EchoServer().start()
