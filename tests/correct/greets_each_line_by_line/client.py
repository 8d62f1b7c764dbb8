import socket

sock = socket.create_connection(('localhost', 9090))
stream = sock.makefile('rw', encoding='utf-8', newline='\n')
print(stream.readline().rstrip())
answer = stream.readline().rstrip()
while answer:
    print(answer)
    text = input('> ')
    if text == 'exit':
        break
    stream.write((text or ' ') + '\n')
    stream.flush()
    answer = stream.readline().rstrip('\n')
sock.close()
