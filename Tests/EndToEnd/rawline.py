"""Runs a program in a terminal of its own that hears, besides the terminal of this process, whatever bytes a test sends.

    python3 rawline.py SOCKET PROGRAM [ARGUMENT…]     the test connects to SOCKET and writes; nothing is changed on the way

When the program has ended, SOCKET.modes holds the terminal's modes from before and from after it, a line each.
"""

import fcntl
import os
import pty
import select
import signal
import socket
import sys
import termios
import tty

path, program = sys.argv[1], sys.argv[2:]
door = socket.socket(socket.AF_UNIX)
door.bind(path)
door.listen(1)
# One process keeps the inner terminal open to its end, so that its modes can be asked for then.
line, inner = pty.openpty()
before = repr(termios.tcgetattr(inner))
fcntl.ioctl(inner, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(inner, termios.TIOCSCTTY, 0)
    for file in range(3):
        os.dup2(inner, file)
    os.closerange(3, 64)
    os.execvp(program[0], program)


def take_size(*_):
    fcntl.ioctl(inner, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
    os.kill(child, signal.SIGWINCH)


tty.setraw(0)
signal.signal(signal.SIGWINCH, take_size)
ended, end = os.pipe()
os.set_blocking(end, False)
signal.set_wakeup_fd(end, warn_on_full_buffer=False)
signal.signal(signal.SIGCHLD, lambda *_: None)
os.set_blocking(line, False)
heard = [0, line, door, ended]
waiting = b""
status = None
while True:
    readable, _, _ = select.select(heard, [line] if waiting else [], [], 0.2 if status is None else 0)
    if status is not None and line not in readable:
        break
    for file in readable:
        if file is door:
            heard.append(door.accept()[0])
        elif file == line:
            os.write(1, os.read(line, 65536))
        elif file == ended:
            os.read(ended, 64)
        else:
            data = os.read(0, 65536) if file == 0 else file.recv(65536)
            waiting += data
            if not data:
                heard.remove(file)
    try:
        waiting = waiting[os.write(line, waiting):] if waiting else waiting
    except BlockingIOError:
        pass
    if status is None:
        done, found = os.waitpid(child, os.WNOHANG)
        status = found if done else None
with open(path + ".modes", "w") as file:
    file.write("%s\n%s\n" % (before, repr(termios.tcgetattr(inner))))
sys.exit(os.waitstatus_to_exitcode(status) % 256)
