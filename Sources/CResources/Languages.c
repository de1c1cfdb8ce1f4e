#include "Languages.h"

static const unsigned char c_bytes[] = {
#embed "../../Resources/languages/c.json5"
};

static const unsigned char cpp_bytes[] = {
#embed "../../Resources/languages/cpp.json5"
};

static const unsigned char csharp_bytes[] = {
#embed "../../Resources/languages/csharp.json5"
};

static const unsigned char css_bytes[] = {
#embed "../../Resources/languages/css.json5"
};

static const unsigned char diff_bytes[] = {
#embed "../../Resources/languages/diff.json5"
};

static const unsigned char dockerfile_bytes[] = {
#embed "../../Resources/languages/dockerfile.json5"
};

static const unsigned char elixir_bytes[] = {
#embed "../../Resources/languages/elixir.json5"
};

static const unsigned char go_bytes[] = {
#embed "../../Resources/languages/go.json5"
};

static const unsigned char haskell_bytes[] = {
#embed "../../Resources/languages/haskell.json5"
};

static const unsigned char html_bytes[] = {
#embed "../../Resources/languages/html.json5"
};

static const unsigned char ini_bytes[] = {
#embed "../../Resources/languages/ini.json5"
};

static const unsigned char java_bytes[] = {
#embed "../../Resources/languages/java.json5"
};

static const unsigned char javascript_bytes[] = {
#embed "../../Resources/languages/javascript.json5"
};

static const unsigned char json_bytes[] = {
#embed "../../Resources/languages/json.json5"
};

static const unsigned char kotlin_bytes[] = {
#embed "../../Resources/languages/kotlin.json5"
};

static const unsigned char lua_bytes[] = {
#embed "../../Resources/languages/lua.json5"
};

static const unsigned char makefile_bytes[] = {
#embed "../../Resources/languages/makefile.json5"
};

static const unsigned char markdown_bytes[] = {
#embed "../../Resources/languages/markdown.json5"
};

static const unsigned char names_bytes[] = {
#embed "../../Resources/languages/names.json5"
};

static const unsigned char perl_bytes[] = {
#embed "../../Resources/languages/perl.json5"
};

static const unsigned char php_bytes[] = {
#embed "../../Resources/languages/php.json5"
};

static const unsigned char python_bytes[] = {
#embed "../../Resources/languages/python.json5"
};

static const unsigned char r_bytes[] = {
#embed "../../Resources/languages/r.json5"
};

static const unsigned char ruby_bytes[] = {
#embed "../../Resources/languages/ruby.json5"
};

static const unsigned char rust_bytes[] = {
#embed "../../Resources/languages/rust.json5"
};

static const unsigned char shell_bytes[] = {
#embed "../../Resources/languages/shell.json5"
};

static const unsigned char sql_bytes[] = {
#embed "../../Resources/languages/sql.json5"
};

static const unsigned char swift_bytes[] = {
#embed "../../Resources/languages/swift.json5"
};

static const unsigned char toml_bytes[] = {
#embed "../../Resources/languages/toml.json5"
};

static const unsigned char typescript_bytes[] = {
#embed "../../Resources/languages/typescript.json5"
};

static const unsigned char yaml_bytes[] = {
#embed "../../Resources/languages/yaml.json5"
};

static const unsigned char zig_bytes[] = {
#embed "../../Resources/languages/zig.json5"
};

#define LANGUAGE(name) {"languages/" #name ".json5", name##_bytes, sizeof name##_bytes}

const skein_resource skein_languages[] = {
    LANGUAGE(c), LANGUAGE(cpp), LANGUAGE(csharp), LANGUAGE(css), LANGUAGE(diff),
    LANGUAGE(dockerfile), LANGUAGE(elixir), LANGUAGE(go), LANGUAGE(haskell), LANGUAGE(html),
    LANGUAGE(ini), LANGUAGE(java), LANGUAGE(javascript), LANGUAGE(json), LANGUAGE(kotlin),
    LANGUAGE(lua), LANGUAGE(makefile), LANGUAGE(markdown), LANGUAGE(names), LANGUAGE(perl),
    LANGUAGE(php), LANGUAGE(python), LANGUAGE(r), LANGUAGE(ruby), LANGUAGE(rust), LANGUAGE(shell),
    LANGUAGE(sql), LANGUAGE(swift), LANGUAGE(toml), LANGUAGE(typescript), LANGUAGE(yaml),
    LANGUAGE(zig),
};

const size_t skein_language_count = sizeof skein_languages / sizeof skein_languages[0];
