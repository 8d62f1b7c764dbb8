import selectors
import socket

selector = selectors.DefaultSelector()
users = {}
members = []
old = []


class Member:
    def __init__(self, conn):
        self.conn = conn
        self.name = None
        self.inside = False
        self.say('Логин: ')

    def say(self, text):
        try:
            self.conn.sendall(text.encode())
        except OSError:
            self.drop()

    def drop(self):
        if self in members:
            members.remove(self)
            selector.unregister(self.conn)
            self.conn.close()

    def heard(self, line):
        if self.name is None:
            self.name = line
            self.say('Пароль: ')
        elif not self.inside:
            if users.setdefault(self.name, line) != line:
                self.say('Доступ запрещён\n')
                self.drop()
                return
            self.inside = True
            self.say('Вы в чате. Сообщения, сказанные раньше, покажет команда /history\n')
        elif line == '/history':
            self.say(''.join(old))
        elif line == 'exit':
            self.drop()
        else:
            text = f'{self.name} говорит: {line}\n'
            old.append(text)
            for other in list(members):
                if other.inside and other is not self:
                    other.say(text)

    def ready(self):
        try:
            data = self.conn.recv(1024)
        except ConnectionError:
            data = b''
        if not data:
            self.drop()
            return
        self.heard(data.decode(errors='replace').strip())


def accept():
    conn, addr = listener.accept()
    member = Member(conn)
    members.append(member)
    selector.register(conn, selectors.EVENT_READ, member.ready)


listener = socket.create_server(('', 9090))
selector.register(listener, selectors.EVENT_READ, accept)
print('Чат открыт на порту 9090')
while True:
    for key, _ in selector.select():
        key.data()
