import socketserver
import threading

from common import receive, send

lock = threading.RLock()
users = {}
online = {}
past = []


class Handler(socketserver.BaseRequestHandler):
    name = None

    def log_in(self):
        while True:
            name = receive(self.request)
            password = receive(self.request)
            with lock:
                if users.setdefault(name, password) == password:
                    return name
            send(self.request, 'NO')

    def handle(self):
        try:
            self.name = self.log_in()
            with lock:
                send(self.request, 'YES')
                for line in past:
                    send(self.request, line)
                online[self.name] = self.request
            while True:
                self.pass_on(receive(self.request))
        except (OSError, UnicodeDecodeError) as error:
            print(self.client_address, error)

    def pass_on(self, text):
        line = f'{self.name}: {text}'
        with lock:
            past.append(line)
            for name, other in list(online.items()):
                if name == self.name:
                    continue
                try:
                    send(other, line)
                except OSError:
                    del online[name]

    def finish(self):
        with lock:
            if online.get(self.name) is self.request:
                del online[self.name]


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


print('Chat server, port 9090')
Server(('', 9090), Handler).serve_forever()
