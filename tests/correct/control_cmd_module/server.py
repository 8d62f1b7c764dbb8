import cmd
import pickle
import socketserver
import threading
from pathlib import Path

LOG = Path('journal.log')
KNOWN = Path('known.pickle')
lock = threading.Lock()


def log(*words):
    with lock, LOG.open('a') as file:
        print(*words, file=file)


def known():
    return pickle.loads(KNOWN.read_bytes()) if KNOWN.exists() else {}


class Talk(socketserver.BaseRequestHandler):
    def handle(self):
        ip, port = self.client_address
        log('connected', ip, port)
        names = known()
        if ip in names:
            self.request.sendall(f'Hello, {names[ip]}!\n'.encode())
        else:
            self.request.sendall(b'What is your name? ')
            name = self.request.recv(1024).decode().strip()
            with lock:
                names = known()
                names[ip] = name
                KNOWN.write_bytes(pickle.dumps(names))
            self.request.sendall(f'Nice to meet you, {name}!\n'.encode())
        while data := self.request.recv(1024):
            log('received', len(data), 'bytes from', ip, port)
            self.request.sendall(data)
            log('sent', len(data), 'bytes to', ip, port)
        log('disconnected', ip, port)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class Console(cmd.Cmd):
    intro = 'Server console. Type help or ? to list the commands.'
    prompt = '(server) '
    server = None

    def preloop(self):
        self.do_resume('')

    def do_pause(self, line):
        """Stop listening on the port."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def do_resume(self, line):
        """Listen on the port again."""
        if not self.server:
            self.server = Server(('', 9090), Talk)
            threading.Thread(target=self.server.serve_forever, daemon=True).start()
            log('listening on port 9090')

    def do_logs(self, line):
        """Show the log."""
        print(LOG.read_text())

    def do_clear_logs(self, line):
        """Clear the log."""
        LOG.write_text('')

    def do_clear_users(self, line):
        """Forget all clients."""
        KNOWN.unlink(missing_ok=True)

    def do_stop(self, line):
        """Stop the server."""
        self.do_pause('')
        return True


log('server started')
Console().cmdloop()
log('server stopped')
