#include "page_assets.h"

static const unsigned char style[] = {
#embed "page.css"
};

static const unsigned char script[] = {
#embed "page.js"
};

const unsigned char *page_style(size_t *count) {
  *count = sizeof style;
  return style;
}

const unsigned char *page_script(size_t *count) {
  *count = sizeof script;
  return script;
}
