// What Swift needs of Graphviz and cannot say itself: macros, and the functions whose C signature
// differs between Graphviz 2.43 (Debian 12) and the newer ones (Homebrew). Graphs are read from
// text, never built, so mutable globals such as `Agdirected`, which Swift 6 refuses, stay unused.

#ifndef STORYLOOM_CGRAPHVIZ_SHIM_H
#define STORYLOOM_CGRAPHVIZ_SHIM_H

// The headers lie in a folder `graphviz`, which pkg-config puts on the search path.
#if __has_include(<gvc.h>)
#include <gvc.h>
#else
#include <graphviz/gvc.h>
#endif

#if __has_include(<graphviz_version.h>)
#include <graphviz_version.h>
#elif __has_include(<graphviz/graphviz_version.h>)
#include <graphviz/graphviz_version.h>
#endif

#include <stddef.h>
#include <stdlib.h>

/// The version of the headers, such as "2.43.0".
static inline const char *cgraphviz_version(void) {
#ifdef PACKAGE_VERSION
  return PACKAGE_VERSION;
#else
  return "unknown";
#endif
}

/// Installs the function that receives Graphviz's messages, piece by piece. The constness of its
/// argument differs between versions; the call is the same.
static inline void cgraphviz_set_message_handler(int (*handler)(const char *)) {
  agseterrf((agusererrf)handler);
}

/// The picture as bytes, or NULL; `cgraphviz_free_picture` frees it.
static inline char *cgraphviz_render(GVC_t *context, Agraph_t *graph, const char *format,
                                     size_t *count) {
  // The length was an `unsigned int` up to Graphviz 12 and is a `size_t` later.
  __typeof__(_Generic(&gvRenderData,
                      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *):
                          (unsigned int)0,
                      default: (size_t)0)) length = 0;
  char *picture = NULL;
  int status = gvRenderData(context, graph, format, &picture, &length);
  if (status != 0 && picture != NULL) {
    gvFreeRenderData(picture);
    picture = NULL;
  }
  *count = (size_t)length;
  return picture;
}

/// Frees what `cgraphviz_render` returned.
static inline void cgraphviz_free_picture(char *picture) { gvFreeRenderData(picture); }

/// Value of an attribute, or NULL where the graph declares none of that name.
static inline const char *cgraphviz_attribute(void *object, const char *name) {
  return agget(object, (char *)name);
}

/// Sets an attribute that the graph declares.
static inline void cgraphviz_set_attribute(void *object, const char *name, const char *value) {
  agset(object, (char *)name, (char *)value);
}

/// Sets the pixels an inch of a graph that has a layout.
static inline void cgraphviz_set_resolution(Agraph_t *graph, double resolution) {
  GD_drawing(graph)->dpi = resolution;
}

/// The declared attribute of nodes after another one, the first after NULL; NULL behind the last.
static inline Agsym_t *cgraphviz_next_node_attribute(Agraph_t *graph, Agsym_t *symbol) {
  return agnxtattr(graph, AGNODE, symbol);
}

/// Name of a graph or a node.
static inline const char *cgraphviz_name(void *object) { return agnameof(object); }

/// The node at the head of an edge.
static inline void *cgraphviz_head(Agedge_t *edge) { return aghead(edge); }

/// Width and height of a graph that has a layout, in points.
static inline void cgraphviz_size(Agraph_t *graph, double *width, double *height) {
  *width = GD_bb(graph).UR.x - GD_bb(graph).LL.x;
  *height = GD_bb(graph).UR.y - GD_bb(graph).LL.y;
}

/// Fixes the date that newer versions stamp on a PDF.
static inline void cgraphviz_fix_date(void) { setenv("SOURCE_DATE_EPOCH", "0", 1); }

#endif
