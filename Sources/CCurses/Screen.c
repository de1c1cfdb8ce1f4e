#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "Screen.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>

// term.h has a macro for every short name of terminfo.
#undef columns

static struct {
  SCREEN *screen;
  FILE *output, *input;
  int file;
  uint8_t *bytes;
  size_t room;
  int cursor;
  bool is_left;
} state = {.file = -1};

static const char *capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

static struct screen_facts *collecting;

static int collect(int byte) {
  if (collecting->reset_length < (int)sizeof collecting->reset) collecting->reset[collecting->reset_length++] = (uint8_t)byte;
  return byte;
}

static void learn(struct screen_facts *facts) {
  facts->colors = tigetnum("colors");
  if (facts->colors < 8) facts->colors = 0;
  if (tigetflag("RGB") > 0 && facts->colors >= 1 << 24) facts->colors = 1 << 24;
  const char *place = capability("cup");
  facts->is_ansi = place && strncmp(place, "\033[", 2) == 0;
  facts->reset_length = 0;
  collecting = facts;
  static const char *const names[] = {"sgr0", "op", "rmcup", "cnorm"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *text = capability(names[i]);
    if (text) tputs(text, 1, collect);
  }
}

// Some errors of setupterm end the program unless it is asked to tell them, so it is asked before newterm does the same.
static int check(const char *term, struct screen_facts *facts) {
  int error = 0;
  if (!term || !*term || setupterm(term, STDOUT_FILENO, &error) != OK) return SCREEN_UNKNOWN_TERMINAL;
  int problem = capability("cup") && tigetflag("hc") <= 0 ? SCREEN_OPEN : SCREEN_TOO_SIMPLE;
  if (problem == SCREEN_OPEN) learn(facts);
  del_curterm(cur_term);
  return problem;
}

int screen_check(const char *term) {
  struct screen_facts facts;
  return state.screen ? SCREEN_NO_MEMORY : check(term, &facts);
}

// ncurses writes to a file in memory, whose offset so tells how much it wrote. It never sees the terminal: it cannot
// block on it, and modes and signals stay ours.
int screen_open(const char *term, int rows, int columns, struct screen_facts *facts) {
  if (state.screen) return SCREEN_NO_MEMORY;
  int problem = check(term, facts);
  if (problem != SCREEN_OPEN) return problem;
  state.file = memfd_create("screen", MFD_CLOEXEC);
  if (state.file < 0) return SCREEN_NO_MEMORY;
  state.output = fdopen(state.file, "w");
  state.input = fopen("/dev/null", "re");
  if (state.output && state.input) {
    // No size from LINES and COLUMNS, and 24 by 80 where terminfo has none; the real one follows.
    use_env(FALSE);
    use_tioctl(TRUE);
    state.screen = newterm(term, state.output, state.input);
  }
  if (!state.screen) {
    screen_close();
    return SCREEN_NO_MEMORY;
  }
  typeahead(-1);
  leaveok(stdscr, FALSE);
  // Rows that moved are moved by the terminal instead of being sent again.
  idlok(stdscr, TRUE);
  if (facts->colors) {
    start_color();
    use_default_colors();
  }
  resizeterm(rows, columns);
  // What newterm wrote holds a scroll region of the wrong size; the first frame takes the terminal anew.
  screen_leave();
  return SCREEN_OPEN;
}

void screen_resize(int rows, int columns) {
  resizeterm(rows, columns);
  clearok(curscr, TRUE);
}

int screen_pair(int foreground, int background) {
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

static attr_t attribute_bits(int attributes) {
  return (attributes & SCREEN_BOLD ? WA_BOLD : 0) | (attributes & SCREEN_DIM ? WA_DIM : 0)
         | (attributes & SCREEN_ITALIC ? WA_ITALIC : 0) | (attributes & SCREEN_UNDERLINE ? WA_UNDERLINE : 0)
         | (attributes & SCREEN_REVERSE ? WA_REVERSE : 0);
}

void screen_put(int row, int column, const struct screen_cell *cells, int count, int attributes, int pair) {
  enum { AT_ONCE = 256 };
  cchar_t drawn[AT_ONCE];
  attr_t bits = attribute_bits(attributes);
  if (wmove(stdscr, row, column) == ERR) return;
  for (int start = 0; start < count; start += AT_ONCE) {
    int here = count - start < AT_ONCE ? count - start : AT_ONCE;
    for (int i = 0; i < here; i++) {
      wchar_t text[5] = {0};
      for (int k = 0; k < 4; k++) text[k] = (wchar_t)cells[start + i].scalars[k];
      if (setcchar(&drawn[i], text, bits, 0, &pair) == ERR) setcchar(&drawn[i], L"?", bits, 0, &pair);
    }
    // wadd_wchnstr leaves the cursor where it was, so further parts move it by the columns they took.
    wadd_wchnstr(stdscr, drawn, here);
    if (start + here < count) {
      for (int i = 0; i < here; i++) {
        int width = wcwidth((wchar_t)cells[start + i].scalars[0]);
        column += width == 2 ? 2 : 1;
      }
      if (wmove(stdscr, row, column) == ERR) return;
    }
  }
}

void screen_invalidate(void) { clearok(curscr, TRUE); }

static size_t written(void) {
  off_t end = lseek(state.file, 0, SEEK_CUR);
  lseek(state.file, 0, SEEK_SET);
  return end < 0 ? 0 : (size_t)end;
}

// Where ncurses takes the terminal again it resets the palette, which may hold colours that the user chose; we never
// change it.
static size_t without_palette_reset(size_t count) {
  const char *reset = capability("oc");
  size_t length = reset ? strlen(reset) : 0;
  uint8_t *found = length ? memmem(state.bytes, count, reset, length) : NULL;
  if (!found) return count;
  memmove(found, found + length, (size_t)(state.bytes + count - found) - length);
  return count - length;
}

const uint8_t *screen_render(int row, int column, size_t *length) {
  *length = 0;
  int cursor = row >= 0;
  wmove(stdscr, cursor ? row : 0, cursor ? column : 0);
  wnoutrefresh(stdscr);
  doupdate();
  if (cursor != state.cursor) curs_set(cursor);
  state.cursor = cursor;
  size_t count = written();
  if (count > state.room) {
    uint8_t *bytes = realloc(state.bytes, count * 2);
    if (!bytes) return NULL;
    state.bytes = bytes;
    state.room = count * 2;
  }
  if (count == 0 || pread(state.file, state.bytes, count, 0) != (ssize_t)count) return NULL;
  *length = state.is_left ? without_palette_reset(count) : count;
  state.is_left = false;
  return state.bytes;
}

void screen_leave(void) {
  endwin();
  written();
  state.cursor = -1;
  state.is_left = true;
}

void screen_close(void) {
  if (state.screen) {
    endwin();
    delscreen(state.screen);
  }
  if (state.output) fclose(state.output);
  else if (state.file >= 0) close(state.file);
  if (state.input) fclose(state.input);
  free(state.bytes);
  memset(&state, 0, sizeof state);
  state.file = -1;
}
