import socket

END = b'<END>'

sock = socket.socket()
sock.connect(('localhost', 9090))
text = input('Message: ')
while text != 'exit':
    sock.sendall(text.encode() + END)
    answer = b''
    while not answer.endswith(END):
        part = sock.recv(1024)
        if not part:
            break
        answer += part
    print('Answer:', answer[:-len(END)].decode())
    text = input('Message: ')
sock.close()
