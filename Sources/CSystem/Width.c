#define _GNU_SOURCE
#include "Width.h"

#include <locale.h>
#include <pthread.h>
#include <wchar.h>

static locale_t utf8;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// C.UTF-8 is built into glibc since 2.35, so this cannot fail on a system that Skein supports.
static void open_locale(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int system_scalar_width(uint32_t scalar) {
  pthread_once(&once, open_locale);
  if (utf8 == (locale_t)0) return scalar < 0x80 ? 1 : -1;
  locale_t mine = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(mine);
  return width;
}
