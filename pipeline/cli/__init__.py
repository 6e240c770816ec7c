"""The command ``masthead``. Results go to standard output, messages to standard error; exit codes as in ``Exit``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pipeline.cli.arguments import parser
from pipeline.cli.messages import print_faults
from pipeline.errors import Exit, MastheadError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 the document, 2 the call, 3 the environment is at fault."""
    given = parser().parse_args(arguments)
    try:
        code: Exit = given.run(given)
    except MastheadError as error:
        print_faults(error.faults)
        return int(error.exit_code)
    except BrokenPipeError:  # who reads our output has read enough
        sys.stderr.close()
        return int(Exit.DONE)
    except KeyboardInterrupt:
        print("masthead: stopped; nothing half-made was left behind", file=sys.stderr)
        return 130
    return int(code)
