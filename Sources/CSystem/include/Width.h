#pragma once

#include <stdint.h>

/// How many terminal columns one Unicode scalar takes: 0, 1 or 2, or -1 where glibc does not know it.
/// Always answers as in UTF-8, whatever the locale of the process is. Safe from any thread.
int system_scalar_width(uint32_t scalar);
