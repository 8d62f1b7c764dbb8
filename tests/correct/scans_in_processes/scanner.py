import socket
from multiprocessing import Pool


def probe(job):
    host, ports = job
    found = []
    for port in ports:
        with socket.socket() as sock:
            sock.settimeout(0.7)
            if sock.connect_ex((host, port)) == 0:
                found.append(port)
    return found


if __name__ == "__main__":
    host = input("Хост: ")
    chunks = [(host, range(begin, min(begin + 1024, 65536))) for begin in range(1, 65536, 1024)]
    result = []
    with Pool(8) as pool:
        for number, found in enumerate(pool.imap_unordered(probe, chunks), 1):
            result += found
            print("█" * (number * 50 // len(chunks)), f"{number * 100 // len(chunks)}%")
    result.sort()
    print("Открытые порты:")
    for port in result:
        print(port)
