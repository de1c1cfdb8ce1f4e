// What Skein and the guardian say to each other over their socket, one message each. Private to this module.
#pragma once
#include "Guardian.h"

enum guardian_request { REQUEST_SPAWN = 1, REQUEST_TAKE_TERMINAL, REQUEST_RELEASE_TERMINAL, REQUEST_GOODBYE };

#define GUARDIAN_DESCRIPTOR_LIMIT 5

struct guardian_message {
  uint32_t request;
  uint32_t reset_count;
  struct termios settings;
  uint8_t reset[SKEIN_TERMINAL_RESET_LIMIT];
};

/// Closes every descriptor from `first` on.
void close_from(int first);

/// The life of the guardian; never returns.
_Noreturn void guardian_run(int skein);
