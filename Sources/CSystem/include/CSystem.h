#pragma once
#include "Descriptors.h"
#include "Guardian.h"
#include "Sockets.h"
#include "Width.h"
