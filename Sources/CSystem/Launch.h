// Starting an agent from its description. Private to this module.
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/// Starts the agent that the file `description` describes with 0, 1 and 2 being `input`, `output` and `error`.
/// Answers its process id, or -1 with `stage` and `error` of what failed.
pid_t launch_agent(int input, int output, int error, int description, int *stage, int *reason);
