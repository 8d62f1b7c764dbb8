import asyncio
import hashlib
import hmac
import os

users = {}
online = {}
history = []


def digest(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2 ** 10, r=8, p=1)


class Gone(Exception):
    pass


async def ask(reader, writer, question):
    writer.write(question.encode())
    await writer.drain()
    answer = await reader.read(1024)
    if not answer:
        raise Gone
    return answer.decode(errors='replace').strip()


async def log_in(reader, writer):
    while True:
        name = await ask(reader, writer, 'Your name: ')
        if not name:
            continue
        if name not in users:
            salt = os.urandom(16)
            users[name] = salt, digest(await ask(reader, writer, 'Choose a password: '), salt)
            return name
        salt, known = users[name]
        if hmac.compare_digest(digest(await ask(reader, writer, 'Your password: '), salt), known):
            return name
        writer.write(b'Wrong name or password.\n')


def tell_others(me, line):
    for name, writer in online.items():
        if name != me:
            writer.write(line.encode() + b'\n')


async def talk(reader, writer):
    name = None
    try:
        name = await log_in(reader, writer)
        writer.write(''.join(line + '\n' for line in history).encode())
        online[name] = writer
        tell_others(name, f'* {name} is here')
        while data := await reader.read(1024):
            text = data.decode(errors='replace').strip()
            if text == 'exit':
                break
            history.append(f'<{name}> {text}')
            tell_others(name, history[-1])
    except (ConnectionError, Gone):
        pass
    finally:
        if online.get(name) is writer:
            del online[name]
            tell_others(name, f'* {name} has left')
        writer.close()


async def main():
    server = await asyncio.start_server(talk, port=9090)
    print('Chat on port 9090')
    async with server:
        await server.serve_forever()


asyncio.run(main())
