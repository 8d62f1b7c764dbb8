import socket
import struct
import threading

GROUP = '224.1.1.1'
PORT = 5007


class Chat:
    def __init__(self, nick):
        self.nick = nick
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', PORT))
        membership = struct.pack('4sl', socket.inet_aton(GROUP), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

    def say(self, text):
        self.sock.sendto(f'{self.nick}> {text}'.encode(), (GROUP, PORT))

    def listen(self):
        while True:
            text = self.sock.recv(4096).decode(errors='replace')
            if not text.startswith(self.nick + '> '):
                print(text)


chat = Chat(input('Enter your nickname: ') or 'anonymous')
threading.Thread(target=chat.listen, daemon=True).start()
print(f'You are in the chat, {chat.nick}. Type exit to leave.')
while (line := input()) != 'exit':
    if line:
        chat.say(line)
