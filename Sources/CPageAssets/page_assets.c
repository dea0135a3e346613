#include "page_assets.h"

static const unsigned char style[] = {
#embed "style/page.css"
,
#embed "style/explore.css"
};

// One script of several files, each above those that use it.
static const unsigned char script[] = {
#embed "script/elements.js"
,
#embed "script/archive.js"
,
#embed "script/selection.js"
,
#embed "script/facets.js"
,
#embed "script/timeline.js"
,
#embed "script/painter.js"
,
#embed "script/map.js"
,
#embed "script/panel.js"
,
#embed "script/address.js"
,
#embed "script/explorer.js"
,
#embed "script/tables.js"
,
#embed "script/page.js"
};

const unsigned char *page_style(size_t *count) {
  *count = sizeof style;
  return style;
}

const unsigned char *page_script(size_t *count) {
  *count = sizeof script;
  return script;
}
