from server.core import *
