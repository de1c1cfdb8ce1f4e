#pragma once

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

/// Gives the terminal back when the program crashes (SIGSEGV, SIGABRT, SIGTRAP and the like), then lets the signal do what
/// it would have done: on that terminal writes those bytes (at most 1024) and sets those modes. To be called on the main thread;
/// call again with what changed.
void crash_guard_arm(int terminal, const struct termios *modes, const uint8_t *reset, size_t length);

/// The terminal was given back; a crash leaves it alone from now on.
void crash_guard_disarm(void);
