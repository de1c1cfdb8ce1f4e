"""Runs a program in the terminal of this process and keeps that terminal open after the program's end.

    python3 launch.py FOLDER PROGRAM [ARGUMENT…]     leaves FOLDER/pid, and FOLDER/status once the program has ended

tmux drops what it has not read yet when the last process at a terminal ends, and knows the exit code only a moment
later. With this process still there the screen stays as the program left it.
"""

import os
import signal
import sys


def note(folder, name, number):
    path = os.path.join(folder, name)
    with open(path + ".new", "w") as file:
        file.write(str(number))
    os.rename(path + ".new", path)


folder, program = sys.argv[1], sys.argv[2:]
child = os.fork()
if child == 0:
    note(folder, "pid", os.getpid())
    os.execvp(program[0], program)
note(folder, "status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
while True:
    signal.pause()
