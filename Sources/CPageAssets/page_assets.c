#include "page_assets.h"

static const unsigned char style[] = {
#embed "page.css"
};

const unsigned char *page_style(size_t *count) {
  *count = sizeof style;
  return style;
}
