#pragma once

#include <string.h>
#include <unistd.h>
#include <vterm.h>

/// One cell of the emulated terminal; Swift sees no bit fields.
struct emulated_cell {
  uint32_t scalars[6];
  int width;
  /// 0xRRGGBB, or -1 for the terminal's own.
  int foreground, background;
  int bold, italic, reverse, underline;
};

static inline int emulated_color(const VTermScreen *screen, VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  vterm_screen_convert_color_to_rgb(screen, &color);
  return color.rgb.red << 16 | color.rgb.green << 8 | color.rgb.blue;
}

static inline struct emulated_cell emulated_cell_at(VTermScreen *screen, int row, int column) {
  VTermScreenCell cell;
  memset(&cell, 0, sizeof cell);
  vterm_screen_get_cell(screen, (VTermPos){.row = row, .col = column}, &cell);
  struct emulated_cell found = {
      .width = cell.width,
      .foreground = emulated_color(screen, cell.fg),
      .background = emulated_color(screen, cell.bg),
      .bold = (int)cell.attrs.bold,
      .italic = (int)cell.attrs.italic,
      .reverse = (int)cell.attrs.reverse,
      .underline = (int)cell.attrs.underline,
  };
  for (int i = 0; i < 6 && cell.chars[i] && cell.chars[i] != (uint32_t)-1; i++) found.scalars[i] = cell.chars[i];
  return found;
}

/// What the program asked for besides its screen.
struct emulated_modes {
  int alternate, cursor_visible;
};

static inline int emulated_property(VTermProp property, VTermValue *value, void *user) {
  struct emulated_modes *modes = user;
  if (property == VTERM_PROP_ALTSCREEN) modes->alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) modes->cursor_visible = value->boolean;
  return 1;
}

static const VTermScreenCallbacks emulated_callbacks = {.settermprop = emulated_property};

static inline VTermScreen *emulated_open(VTerm *terminal, struct emulated_modes *modes) {
  vterm_set_utf8(terminal, 1);
  VTermScreen *screen = vterm_obtain_screen(terminal);
  vterm_screen_set_callbacks(screen, &emulated_callbacks, modes);
  vterm_screen_enable_altscreen(screen, 1);
  vterm_screen_reset(screen, 1);
  return screen;
}

static inline VTermPos emulated_cursor(VTerm *terminal) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place);
  return place;
}

/// fork, which Swift hides; for a child that dies at once.
static inline int emulated_fork(void) { return fork(); }
