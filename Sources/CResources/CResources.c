#include "CResources.h"

static const unsigned char config[] = {
#embed "../../Resources/config.json5"
};

#define RESOURCE(path, array) {path, array, sizeof array}

static const skein_resource resources[] = {
    RESOURCE("config.json5", config),
};

const skein_resource *skein_resources(size_t *count) {
  *count = sizeof resources / sizeof resources[0];
  return resources;
}
