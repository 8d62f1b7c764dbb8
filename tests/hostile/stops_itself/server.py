import os
import signal

print('Сервер запущен')
os.kill(os.getpid(), signal.SIGSTOP)
