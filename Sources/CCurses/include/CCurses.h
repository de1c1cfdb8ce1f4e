#pragma once

#include "CrashGuard.h"
#include "Screen.h"
#include "Signals.h"
