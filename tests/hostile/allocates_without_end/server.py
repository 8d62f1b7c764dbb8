hoard = []
for i in range(4096):
    hoard.append(bytearray(b'x') * (1 << 20))
print('Сервер запущен')
while True:
    pass
