/// The guardian: a tiny process that starts all agents and outlives Skein by some seconds, so that nothing an agent
/// started is left behind and the terminal is given back, even when Skein is killed with SIGKILL.
///
/// Skein forks it once; it never executes another program, so it works inside any program that uses the library. From
/// the fork on it runs only the C of this module and calls only what is safe after a fork of a threaded process. For
/// each agent it forks a warden: a process in a session of its own that reaps all descendants of the agent (child
/// subreaper), whatever group or session they moved to, and ends them when the agent is gone or Skein's end of the
/// warden's socket closes. What no process can do remains undone: descendants of another user, and those that another
/// service (systemd, docker) started on request, are out of reach.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

/// Forks the guardian. Answers Skein's end of its socket, -1 with errno where that failed.
/// Closing the descriptor, or dying, without `skein_guardian_goodbye` makes the guardian restore the terminal.
int skein_guardian_start(void);

/// The descriptors an agent gets (`input`, `output`, `error`), the warden's end of its socket, and a file that holds
/// the launch: two native 32-bit counts (arguments, environment), then strings that each end in NUL: the path of the
/// executable, the folder to start in, the arguments, the environment. All are passed on and stay the caller's.
struct skein_launch {
  int input, output, error, control, description;
};

/// Asks for an agent; the answers come over the control socket. -1 with errno (EPIPE: the guardian is gone).
int skein_guardian_spawn(int guardian, const struct skein_launch *launch);

/// Bytes that a terminal may be sent when it is restored.
#define SKEIN_TERMINAL_RESET_LIMIT 512

/// Takes charge of a terminal: should Skein die, `settings` and then the `reset` bytes are put back on it.
int skein_guardian_take_terminal(
  int guardian, int terminal, const struct termios *settings, const uint8_t *reset, size_t count);

/// The terminal is in order again, there is nothing to restore.
int skein_guardian_release_terminal(int guardian);

/// Skein ends in good order: the terminal is left alone.
int skein_guardian_goodbye(int guardian);

/// What a warden tells, one message each, over its control socket.
enum skein_warden_news {
  SKEIN_WARDEN_STARTED = 1,  ///< value: the agent's process id
  SKEIN_WARDEN_FAILED = 2,   ///< value: errno; stage says where
  SKEIN_WARDEN_EXITED = 3,   ///< value: the exit code
  SKEIN_WARDEN_SIGNALED = 4, ///< value: the signal that ended the agent
};

enum skein_launch_stage {
  SKEIN_STAGE_PROCESS = 1,  ///< making the processes
  SKEIN_STAGE_FOLDER = 2,   ///< entering the folder
  SKEIN_STAGE_PROGRAM = 3,  ///< executing the program
};

struct skein_warden_message {
  int32_t news;
  int32_t value;
  int32_t stage;
};

/// Reads one message without waiting: 1 where there was one, 0 where the warden is gone, -1 with errno (EAGAIN: none).
int skein_warden_receive(int control, struct skein_warden_message *message);

/// What Skein asks of a warden. When the socket closes instead, the warden sends SIGINT (on which the claude CLI keeps
/// what it had written of its turn), SIGTERM to all 1.5 s later, and SIGKILL 1.5 s after that.
enum skein_warden_order {
  SKEIN_ORDER_INTERRUPT = 'I',  ///< SIGINT to the agent
  SKEIN_ORDER_TERMINATE = 'T',  ///< SIGTERM to the agent
  SKEIN_ORDER_KILL = 'K',       ///< SIGKILL to the agent and everything below it
};

int skein_warden_order(int control, enum skein_warden_order order);
