"""What a policy finds around it: the time of its slice, so much memory, and so much room for what it prints."""

import time

try:
    import resource
except ImportError:  # not on this system: memory is bounded by whoever watches the process
    resource = None

MOST_CHARACTERS = 32_000


def limit_memory(memory_mb: int) -> None:
    if resource is None:
        return
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class SliceClock:
    """`time.time()` of a policy is the time of its slice, which may run faster than the machine's, or stand still while a policy thinks."""

    ahead_s = 0.0
    machine = staticmethod(time.time)

    def rule(self) -> None:
        time.time = lambda: self.machine() + SliceClock.ahead_s

    @classmethod
    def set(cls, now_s: float) -> None:
        cls.ahead_s = now_s - cls.machine()


class BoundedOutput:
    """What a policy prints: so much a second, whatever it prints."""

    def __init__(self, stream) -> None:
        self.stream = stream
        self.begun_s, self.sent, self.left = 0.0, 0, 0

    def write(self, text: str) -> int:
        now_s = time.monotonic()
        if now_s - self.begun_s >= 1:
            if self.left > 0:
                self.stream.write(f"\n… and {self.left} characters more, which were left out\n")
            self.begun_s, self.sent, self.left = now_s, 0, 0
        part = text[: max(0, MOST_CHARACTERS - self.sent)]
        self.sent += len(part)
        self.left += len(text) - len(part)
        if part:
            self.stream.write(part)
        return len(text)

    def __getattr__(self, name: str):
        return getattr(self.stream, name)
