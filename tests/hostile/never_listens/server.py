import time

print('Сервер запущен')
while True:
    time.sleep(3600)
