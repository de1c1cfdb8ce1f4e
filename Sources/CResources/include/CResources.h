// The files of Resources/, embedded in the program so that it needs none beside it.
#pragma once
#include <stddef.h>

typedef struct {
  // Path below Resources/.
  const char *name;
  const unsigned char *bytes;
  size_t count;
} skein_resource;

// All of them but the languages; they live as long as the program.
const skein_resource *skein_resources(size_t *count);

// Those below languages/, apart since they are many and seldom wanted.
const skein_resource *skein_language_resources(size_t *count);
