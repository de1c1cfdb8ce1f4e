#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One ncurses screen, drawn into memory. All of this belongs to the main thread.

enum screen_problem {
  SCREEN_OPEN = 0,
  /// terminfo does not know the terminal.
  SCREEN_UNKNOWN_TERMINAL,
  /// The terminal cannot place its cursor.
  SCREEN_TOO_SIMPLE,
  /// There is no memory, or no file in memory, for it.
  SCREEN_NO_MEMORY,
};

struct screen_facts {
  /// The colours of the terminal; 0 where it has none, 1 << 24 where colour numbers are RGB values from 8 on.
  int colors;
  /// Whether it understands ECMA-48 sequences.
  bool is_ansi;
  /// What gives the terminal back: plain text, the usual cursor, the usual screen.
  uint8_t reset[256];
  int reset_length;
};

/// Whether a screen can be opened for a terminal type, without opening one; not while one is open.
int screen_check(const char *term);

/// Opens the screen for a terminal type. Nothing here can end the program or write on the terminal.
int screen_open(const char *term, int rows, int columns, struct screen_facts *facts);

/// Takes a new size; what stands on the terminal then is unknown, so all is drawn by the next `screen_render`.
void screen_resize(int rows, int columns);

/// The number of a pair of colours; -1 is the terminal's own.
int screen_pair(int foreground, int background);

/// The scalars of one cell, ended by 0 where there are less than four.
struct screen_cell {
  uint32_t scalars[4];
};

/// Bits of `attributes`.
enum screen_attribute {
  SCREEN_BOLD = 1,
  SCREEN_DIM = 2,
  SCREEN_ITALIC = 4,
  SCREEN_UNDERLINE = 8,
  SCREEN_REVERSE = 16,
};

/// Puts characters side by side; wide ones take two columns.
void screen_put(int row, int column, const struct screen_cell *cells, int count, int attributes, int pair);

/// Makes the next `screen_render` draw everything.
void screen_invalidate(void);

/// What must be sent to the terminal for all that was put, with its cursor at a place, or hidden where `row` is negative.
/// The bytes are valid until the next call. NULL with a length of 0 where nothing must be sent.
const uint8_t *screen_render(int row, int column, size_t *length);

/// Forgets the terminal until the next `screen_render`, which takes it again and draws everything.
void screen_leave(void);

void screen_close(void);
