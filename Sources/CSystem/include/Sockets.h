/// Unix sockets by which the Skeins of one user ask each other. Descriptors are close-on-exec and never make anyone wait.
/// All functions answer the negative errno where the system or a rule of theirs refuses.
#pragma once
#include <sys/types.h>

/// Listens at `folder/name`, with mode 0600. The name is there only once whoever connects is heard, so one that refuses is dead.
/// Paths too long for a socket's address (107 bytes) are reached through the folder.
int skein_socket_listen(const char *folder, const char *name);

/// Connects to `folder/name`. What is no socket of this user's, or is served by another user, is refused; a socket whose owner
/// is gone is removed (ECONNREFUSED). `peer` gets the process at the other end.
int skein_socket_connect(const char *folder, const char *name, pid_t *peer);

/// The next connection; one of another user is closed at once (EACCES). `peer` gets the process at the other end.
int skein_socket_accept(int listener, pid_t *peer);
