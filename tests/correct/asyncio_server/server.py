import asyncio


async def echo(reader, writer):
    peer = writer.get_extra_info('peername')
    print('Клиент подключился', peer)
    try:
        while True:
            data = await reader.read(1024)
            if not data:
                break
            print('Данные получены от клиента', len(data))
            writer.write(data)
            await writer.drain()
            print('Данные отправлены клиенту', len(data))
    except ConnectionError as e:
        print('Ошибка соединения', e)
    finally:
        writer.close()
        print('Клиент отключился', peer)


async def main():
    print('Сервер запускается')
    server = await asyncio.start_server(echo, '0.0.0.0', 9090)
    print('Сервер слушает порт 9090')
    async with server:
        await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('Сервер остановлен')
