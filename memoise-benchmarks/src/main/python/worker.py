"""One process of the race, for diskcache and joblib: the same work and the same figures as Worker.java."""
import sys
import time

PAGE = 50


def user(number):
    login = "user-%d" % number
    return {
        "id": number,
        "login": login,
        "name": "The one and only user number %d" % number,
        "url": "https://api.example.org/users/%s?per_page=100&page=1&sort=updated&direction=desc" % login,
        "followers": number % 1000,
        "admin": number % 7 == 0,
    }


def page(number):
    return [user(number * PAGE + i) for i in range(PAGE)]


def say(figure, value):
    print("%s\t%s" % (figure, value), flush=True)


def say_memory():
    """What the process takes, where the system tells."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    say("resident MB", int(line.split()[1]) / 1000)
    except OSError:
        pass


def remembering(contender, directory, answer):
    """The function that remembers, and one that ends it."""
    if contender == "diskcache":
        import diskcache

        cache = diskcache.Cache(directory, size_limit=2**40)
        return cache.memoize()(answer), cache.close
    import joblib

    return joblib.Memory(directory, verbose=0).cache(answer, ignore=[]), lambda: None


def repeat(answer, count):
    for number in range(count):
        answer(number)
    start = time.perf_counter()
    for _ in range(10):
        for number in range(count):
            answer(number)
    say("repeated hits/s", 10 * count / (time.perf_counter() - start))


def main(contender, phase, directory, first, count, kind):
    first, count = int(first), int(count)
    make = page if kind == "pages" else user
    results = [make(first + i) for i in range(count)] if phase == "fill" else []

    def body(number):
        return results[number - first]

    start = time.perf_counter()
    answer, close = remembering(contender, directory, body)
    if phase == "fill":
        answer(first)
        say("open and first new ms", (time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        for number in range(first + 1, first + count):
            answer(number)
        close()
        say("new/s", (count - 1) / (time.perf_counter() - start))
        return
    answer(first)
    say("open and first hit ms", (time.perf_counter() - start) * 1000)
    if phase == "read":
        start = time.perf_counter()
        for i in range(count):
            answer(i)
        say("hits after restart/s", count / (time.perf_counter() - start))
        repeat(answer, min(count, 1000))
    elif phase == "scatter":
        start = time.perf_counter()
        for i in range(count):
            answer(i * 7919 % count)
        say("scattered hits/s", count / (time.perf_counter() - start))
    say_memory()
    close()


main(*sys.argv[1:])
