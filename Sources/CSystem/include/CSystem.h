#pragma once
#include "Descriptors.h"
#include "Guardian.h"
#include "Width.h"
