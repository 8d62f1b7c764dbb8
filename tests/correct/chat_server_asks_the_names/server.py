import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 8888))
print('Chat zapuschen, port 8888')
imena = {}
zhdem = set()
while True:
    data, addr = s.recvfrom(4096)
    tekst = data.decode(errors='replace').strip()
    if addr in zhdem:
        zhdem.remove(addr)
        imena[addr] = tekst
        s.sendto(f'Dobro pozhalovat v chat, {tekst}!'.encode(), addr)
        print(tekst, 'voshel')
    elif addr not in imena:
        zhdem.add(addr)
        s.sendto('Kak tebya zovut?'.encode(), addr)
    elif tekst == 'exit':
        print(imena.pop(addr), 'vyshel')
    else:
        soobschenie = f'[{imena[addr]}]: {tekst}'
        for komu in imena:
            if komu != addr:
                s.sendto(soobschenie.encode(), komu)
