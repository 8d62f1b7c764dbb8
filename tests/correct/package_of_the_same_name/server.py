from server import *

if __name__ == '__main__':
    Server(9090).run()
