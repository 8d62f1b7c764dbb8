import socketserver


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        while True:
            try:
                data = self.request.recv(1024)
            except ConnectionError:
                return
            if not data:
                return
            self.request.sendall(data)


with socketserver.ThreadingTCPServer(('', 7070), Echo) as server:
    server.serve_forever()
