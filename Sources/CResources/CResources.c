#include "CResources.h"

static const unsigned char config[] = {
#embed "../../Resources/config.json5"
};

static const unsigned char agents_claude[] = {
#embed "../../Resources/agents/claude.json5"
};

static const unsigned char agents_demo[] = {
#embed "../../Resources/agents/demo.json5"
};

#define RESOURCE(path, array) {path, array, sizeof array}

static const skein_resource resources[] = {
    RESOURCE("config.json5", config),
    RESOURCE("agents/claude.json5", agents_claude),
    RESOURCE("agents/demo.json5", agents_demo),
};

const skein_resource *skein_resources(size_t *count) {
  *count = sizeof resources / sizeof resources[0];
  return resources;
}
