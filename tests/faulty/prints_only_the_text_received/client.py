import socket

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('localhost', 9090))
print('Soedinenie ustanovleno')
text = input('Soobshchenie: ')
while text != 'exit':
    if text:
        client.sendall(text.encode())
        print('Otpravleno:', text)
        print('Polucheno:', client.recv(1024).decode())
    text = input('Soobshchenie: ')
client.close()
print('Soedinenie zakryto')
