// The style and the script of the report's page, compiled into the program so that the command needs no file beside it.
#ifndef PAGE_ASSETS_H
#define PAGE_ASSETS_H

#include <stddef.h>

/// The style sheet: its bytes in UTF-8, which live as long as the program, and their number.
const unsigned char *_Nonnull page_style(size_t *_Nonnull count);

/// The script: its bytes in UTF-8, which live as long as the program, and their number.
const unsigned char *_Nonnull page_script(size_t *_Nonnull count);

#endif
