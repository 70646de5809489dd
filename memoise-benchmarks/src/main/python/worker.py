"""One process of the race, for diskcache and joblib: the same work and the same figures as Worker.java."""
import gc
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


def remembering(contender, directory, results):
    def answer(number):
        return results[number]

    if contender == "diskcache":
        import diskcache

        return diskcache.Cache(directory, size_limit=2**40).memoize()(answer)
    import joblib

    return joblib.Memory(directory, verbose=0).cache(answer, ignore=[])


def main(contender, phase, directory, first, count, kind):
    first, count = int(first), int(count)
    make = page if kind == "pages" else user
    results = [make(i) for i in range(first + count)] if phase == "fill" else None
    start = time.perf_counter()
    answer = remembering(contender, directory, results)
    if phase == "fill":
        answer(first)
        say("open and first new ms", (time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        for i in range(first + 1, first + count):
            answer(i)
        say("new/s", count / (time.perf_counter() - start))
    else:
        answer(first)
        say("open and first hit ms", (time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        for i in range(count):
            answer(i * 7919 % count)
        say("hits after restart/s", count / (time.perf_counter() - start))
        start = time.perf_counter()
        for _ in range(10):
            for i in range(min(count, 1000)):
                answer(i)
        say("repeated hits/s", 10 * min(count, 1000) / (time.perf_counter() - start))
    gc.collect()


main(*sys.argv[1:])
