// What Swift needs of libarchive and cannot say itself: the reading of a header under a fixed
// locale, since libarchive turns names that are stated as UTF-8 into the locale's character set.

#ifndef STORYLOOM_CARCHIVE_SHIM_H
#define STORYLOOM_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __APPLE__
#include <xlocale.h>
#endif

/// The locale under which headers are read. In "C" libarchive cannot convert a name that is not
/// ASCII, and gives the bytes that a tar archive really holds. macOS would put question marks
/// there; its "UTF-8" gives the name whole, in the form that its file systems use.
static inline locale_t carchive_new_locale(void) {
#ifdef __APPLE__
  return newlocale(LC_CTYPE_MASK, "UTF-8", (locale_t)0);
#else
  return newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
#endif
}

/// Frees what `carchive_new_locale` returned.
static inline void carchive_free_locale(locale_t locale) {
  if (locale != (locale_t)0) freelocale(locale);
}

/// What a header says. The texts live until the next header is read.
struct carchive_member {
  /// NULL where libarchive cannot express the name.
  const char *path;
  /// The name that a hard link leads to; NULL for everything else.
  const char *hard_link;
  unsigned int type;
  int64_t size;
  bool is_sparse;
  bool is_encrypted;
};

/// Reads the next header under a locale, which is in force for this thread and this call alone.
static inline int carchive_next_member(struct archive *archive, locale_t locale,
                                       struct carchive_member *member) {
  struct archive_entry *entry = NULL;
  locale_t before = locale == (locale_t)0 ? locale : uselocale(locale);
  int status = archive_read_next_header(archive, &entry);
  if (entry != NULL && (status == ARCHIVE_OK || status == ARCHIVE_WARN)) {
    member->path = archive_entry_pathname(entry);
    member->hard_link = archive_entry_hardlink(entry);
    member->type = archive_entry_filetype(entry);
    member->size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
    member->is_sparse = archive_entry_sparse_count(entry) > 0;
    member->is_encrypted = archive_entry_is_encrypted(entry);
  }
  if (locale != (locale_t)0) uselocale(before);
  return status;
}

#endif
