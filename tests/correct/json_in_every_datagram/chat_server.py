import json
import socket


class ChatServer:
    def __init__(self, address):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(address)
        self.names = {}

    def send(self, address, **packet):
        self.sock.sendto(json.dumps(packet, ensure_ascii=False).encode(), address)

    def others(self, sender, **packet):
        for address in list(self.names):
            if address != sender:
                self.send(address, **packet)

    def on_login(self, sender, packet):
        self.names[sender] = packet['name']
        self.send(sender, type='welcome', users=list(self.names.values()))
        self.others(sender, type='info', text=f"{packet['name']} joined")

    def on_message(self, sender, packet):
        if sender in self.names:
            self.others(sender, type='message', name=self.names[sender], text=packet['text'])

    def on_logout(self, sender, packet):
        name = self.names.pop(sender, None)
        if name:
            self.others(sender, type='info', text=f'{name} left')

    def run(self):
        while True:
            data, sender = self.sock.recvfrom(8192)
            try:
                packet = json.loads(data)
                print(sender, packet)
                getattr(self, 'on_' + packet['type'])(sender, packet)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                print('Bad packet from', sender, error)


if __name__ == '__main__':
    server = ChatServer(('0.0.0.0', 5005))
    print('Chat server is on UDP port 5005')
    server.run()
