#define _GNU_SOURCE
#include "Signals.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const struct {
  int number;
  uint32_t bit;
} watched[] = {
    {SIGWINCH, SIGNAL_RESIZE}, {SIGINT, SIGNAL_INTERRUPT}, {SIGTERM, SIGNAL_TERMINATE},
    {SIGHUP, SIGNAL_HANG_UP},  {SIGTSTP, SIGNAL_STOP},     {SIGCONT, SIGNAL_CONTINUE},
};
enum { COUNT = sizeof watched / sizeof *watched };

static struct sigaction before[COUNT];
static bool is_ours[COUNT];
static int file = -1;
static atomic_uint seen;

static void note(int number) {
  int error = errno;
  for (int i = 0; i < COUNT; i++)
    if (watched[i].number == number) atomic_fetch_or(&seen, watched[i].bit);
  uint64_t one = 1;
  (void)!write(file, &one, sizeof one);
  errno = error;
}

int signals_open(void) {
  if (file >= 0) return file;
  file = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (file < 0) return -1;
  sigset_t mine;
  sigemptyset(&mine);
  for (int i = 0; i < COUNT; i++) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    is_ours[i] = sigaction(watched[i].number, NULL, &before[i]) == 0 && before[i].sa_handler != SIG_IGN
                 && sigaction(watched[i].number, &action, NULL) == 0;
    sigaddset(&mine, watched[i].number);
  }
  sigprocmask(SIG_UNBLOCK, &mine, NULL);
  return file;
}

uint32_t signals_take(void) {
  uint64_t count;
  (void)!read(file, &count, sizeof count);
  return atomic_exchange(&seen, 0);
}

void signals_stop_here(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, mine;
  sigemptyset(&standard.sa_mask);
  if (sigaction(SIGTSTP, &standard, &mine) != 0) return;
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &mine, NULL);
}

void signals_close(void) {
  if (file < 0) return;
  for (int i = 0; i < COUNT; i++)
    if (is_ours[i]) sigaction(watched[i].number, &before[i], NULL);
  close(file);
  file = -1;
  atomic_store(&seen, 0);
}
