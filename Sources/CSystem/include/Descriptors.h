/// File descriptors that Swift's Glibc cannot make: everything here is close-on-exec from the start.
/// All functions answer -1 and set errno where the system refuses.
#pragma once
#include <stddef.h>

/// A pipe: `ends[0]` to read, `ends[1]` to write.
int skein_pipe(int ends[2]);

/// A pair of connected sockets that keep the bounds of messages and tell when the other end is gone.
int skein_socket_pair(int ends[2]);

/// An unnamed file in memory.
int skein_memory_file(void);

/// A bell: ringing it makes it readable for `poll` until it is silenced; nonblocking, any thread may ring.
int skein_bell_open(void);
void skein_bell_ring(int bell);
void skein_bell_silence(int bell);

/// Makes reads and writes of `fd` answer EAGAIN instead of waiting.
int skein_set_nonblocking(int fd);

/// How many file descriptors of this process are open.
int skein_open_descriptor_count(void);
