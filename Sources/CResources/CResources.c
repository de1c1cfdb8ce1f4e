#include "CResources.h"
#include "Languages.h"

static const unsigned char config[] = {
#embed "../../Resources/config.json5"
};

static const unsigned char agents_claude[] = {
#embed "../../Resources/agents/claude.json5"
};

static const unsigned char agents_demo[] = {
#embed "../../Resources/agents/demo.json5"
};

static const unsigned char templates_code_review[] = {
#embed "../../Resources/templates/code_review.json5"
};

static const unsigned char templates_learning[] = {
#embed "../../Resources/templates/learning.json5"
};

static const unsigned char workflows_error_correction[] = {
#embed "../../Resources/workflows/error_correction.json5"
};

#define RESOURCE(path, array) {path, array, sizeof array}

static const skein_resource resources[] = {
    RESOURCE("config.json5", config),
    RESOURCE("agents/claude.json5", agents_claude),
    RESOURCE("agents/demo.json5", agents_demo),
    RESOURCE("templates/code_review.json5", templates_code_review),
    RESOURCE("templates/learning.json5", templates_learning),
    RESOURCE("workflows/error_correction.json5", workflows_error_correction),
};

const skein_resource *skein_resources(size_t *count) {
  *count = sizeof resources / sizeof resources[0];
  return resources;
}

const skein_resource *skein_language_resources(size_t *count) {
  *count = skein_language_count;
  return skein_languages;
}
