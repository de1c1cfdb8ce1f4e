"""Runs a program in a terminal of its own behind a slow line, whose other end is the terminal of this process.

    python3 slowline.py BYTES deaf|answers PROGRAM [ARGUMENT…]     BYTES a second of output; keys pass at once

deaf: the terminal is never heard to answer for its state (DSR).
"""

import fcntl
import os
import pty
import select
import sys
import termios
import time
import tty

rate, is_deaf, program = int(sys.argv[1]), sys.argv[2] == "deaf", sys.argv[3:]
child, line = pty.fork()
if child == 0:
    os.execvp(program[0], program)
fcntl.ioctl(line, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
tty.setraw(0)
step = max(1, rate // 20)
due = time.monotonic()
while True:
    # The line takes the next bytes only when those before have left it.
    wait = due - time.monotonic()
    ready = select.select([0] if wait > 0 else [0, line], [], [], max(0, wait) if wait > 0 else None)[0]
    if 0 in ready:
        keys = os.read(0, 65536)
        os.write(line, keys.replace(b"\x1b[0n", b"") if is_deaf else keys)
    if line in ready:
        try:
            shown = os.read(line, step)
        except OSError:
            break
        due = max(due, time.monotonic() - 0.05) + len(shown) / rate
        os.write(1, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
