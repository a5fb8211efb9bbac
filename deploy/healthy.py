"""Ends with 0 where the site at the given address answers that it is alive, and with 1 otherwise."""

import os
import sys
from urllib.request import Request, urlopen


def main(address: str) -> int:
    # The site answers to its own names alone.
    name = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    try:
        with urlopen(Request(f"{address}/healthz", headers={"Host": name}), timeout=4) as answer:
            return 0 if answer.read() == b"ok\n" else 1
    except OSError as error:
        print(f"The site does not answer: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
