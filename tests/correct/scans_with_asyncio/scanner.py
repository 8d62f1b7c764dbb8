import asyncio

WORKERS = 300
TOTAL = 65535
done = 0


async def work(host, ports, found):
    global done
    for port in ports:
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), 1)
            writer.close()
            found.append(port)
        except (OSError, asyncio.TimeoutError):
            pass
        done += 1
        if done % 1000 == 0:
            print(f"{done} of {TOTAL} ports checked", end="\r", flush=True)


async def main():
    host = input("Target: ")
    found = []
    ports = iter(range(1, TOTAL + 1))
    await asyncio.gather(*(work(host, ports, found) for _ in range(WORKERS)))
    print(f"{TOTAL} of {TOTAL} ports checked")
    print("Open ports:", sorted(found))


asyncio.run(main())
