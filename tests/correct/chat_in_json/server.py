import json
import socket
import threading

FILE = 'chat.json'
lock = threading.Lock()
try:
    with open(FILE, encoding='utf-8') as file:
        state = json.load(file)
except FileNotFoundError:
    state = {'users': {}, 'messages': []}
streams = {}


def save():
    with open(FILE, 'w', encoding='utf-8') as file:
        json.dump(state, file, ensure_ascii=False)


def put(stream, **message):
    stream.write(json.dumps(message).encode() + b'\n')
    stream.flush()


def log_in(stream):
    for line in stream:
        wish = json.loads(line)
        name, password = wish['name'], wish['password']
        with lock:
            known = state['users'].get(name)
            if wish['action'] == 'register' and known is None:
                state['users'][name] = password
                save()
                return name
        if wish['action'] == 'login' and known == password:
            return name
        put(stream, type='refused')
    return None


def serve(conn):
    stream = conn.makefile('rwb')
    name = None
    try:
        name = log_in(stream)
        if name is None:
            return
        with lock:
            put(stream, type='welcome', name=name)
            for message in state['messages']:
                put(stream, **message)
            streams[name] = stream
        for line in stream:
            message = {'type': 'message', 'from': name, 'text': json.loads(line)['text']}
            with lock:
                state['messages'].append(message)
                save()
                for other in list(streams):
                    if other != name:
                        try:
                            put(streams[other], **message)
                        except OSError:
                            streams.pop(other)
    except (OSError, ValueError, KeyError) as error:
        print('Обрыв:', error)
    finally:
        with lock:
            if streams.get(name) is stream:
                del streams[name]
        conn.close()


listener = socket.create_server(('', 9090))
print('Чат слушает порт 9090')
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
