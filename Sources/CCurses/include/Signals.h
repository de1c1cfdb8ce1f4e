#pragma once

#include <stdint.h>

/// Bits that `signals_take` answers.
enum signal_bit {
  SIGNAL_RESIZE = 1,
  SIGNAL_INTERRUPT = 2,
  SIGNAL_TERMINATE = 4,
  SIGNAL_HANG_UP = 8,
  SIGNAL_STOP = 16,
  SIGNAL_CONTINUE = 32,
};

/// Lets SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP and SIGCONT ring a file that `poll` sees. To be called on the main
/// thread before others start. Answers the file, or -1. A signal that was ignored stays ignored.
int signals_open(void);

/// The signals since the last call; silences the file.
uint32_t signals_take(void);

/// Stops the process group as Ctrl+Z does elsewhere, and returns when it goes on.
void signals_stop_here(void);

/// Gives the signals back to those who had them.
void signals_close(void);
