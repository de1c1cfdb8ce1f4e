// The files of Resources/languages, which say how code is coloured.
#pragma once
#include "CResources.h"

extern const skein_resource skein_languages[];
extern const size_t skein_language_count;
