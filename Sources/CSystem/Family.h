// All processes below this one, found through /proc. Private to this module.
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/// Makes room for a look at `/proc`; false where there is no memory. Call once a process.
bool family_prepare(void);

/// Sends `signal` (0: none) to every living descendant of this process, except the `excluded` children and what is
/// below them. Answers how many there are. Where /proc cannot be read it answers 0.
int family_signal(int signal, const pid_t *excluded, int excluded_count);
