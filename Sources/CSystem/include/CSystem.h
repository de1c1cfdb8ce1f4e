#pragma once
#include "Width.h"
