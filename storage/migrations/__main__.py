"""`python -m storage.migrations check|new|upgrade`: for those who change the tables."""

import os
import sys

from storage import migrations


def main(arguments: list[str]) -> int:
    """Do what the arguments say; gives back the exit code."""
    match arguments:
        case ["check"]:
            return _check()
        case ["new", subject]:
            sys.stdout.write(f"{migrations.new(subject)}\n")
        case ["upgrade"]:
            migrations.upgrade(os.environ["DATABASE_URL"])
        case _:
            sys.stderr.write("usage: python -m storage.migrations check|upgrade|new SUBJECT\n")
            return 2
    return 0


def _check() -> int:
    differences = migrations.check()
    for difference in differences:
        sys.stderr.write(f"{difference}\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
