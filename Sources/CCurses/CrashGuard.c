#define _GNU_SOURCE
#include "CrashGuard.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS};
enum { COUNT = sizeof crashes / sizeof *crashes };

static struct sigaction before[COUNT];
static struct {
  int terminal;
  struct termios modes;
  uint8_t reset[1024];
  size_t length;
} guard;
static atomic_bool is_armed, is_installed;

// Only calls that are safe in a signal handler. Returning with the old handler in place lets a fault happen again; a
// signal that was sent is raised once more.
static void give_back(int number) {
  if (atomic_exchange(&is_armed, false)) {
    (void)!write(guard.terminal, guard.reset, guard.length);
    tcsetattr(guard.terminal, TCSANOW, &guard.modes);
  }
  for (int i = 0; i < COUNT; i++)
    if (crashes[i] == number) sigaction(number, &before[i], NULL);
  raise(number);
}

// A stack of its own, since running out of stack is a way to crash.
static void install(void) {
  static uint8_t stack[64 << 10];
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  for (int i = 0; i < COUNT; i++) {
    struct sigaction action = {.sa_handler = give_back, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &before[i]);
  }
}

void crash_guard_arm(int terminal, const struct termios *modes, const uint8_t *reset, size_t length) {
  atomic_store(&is_armed, false);
  guard.terminal = terminal;
  guard.modes = *modes;
  guard.length = length < sizeof guard.reset ? length : sizeof guard.reset;
  memcpy(guard.reset, reset, guard.length);
  if (!atomic_exchange(&is_installed, true)) install();
  atomic_store(&is_armed, true);
}

void crash_guard_disarm(void) { atomic_store(&is_armed, false); }
