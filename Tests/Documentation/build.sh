#!/usr/bin/env bash
# Builds the documentation of all libraries into a folder as web pages, and holds them against three
# things: every public symbol has a comment, every link leads somewhere, and DocC has nothing to say.
#
# It takes the symbol graphs from the modules of the ordinary debug build, and calls DocC, which comes
# with Swift, itself: a plugin would be a dependency, and would build everything once more.
# Run it with `make docs`, from the root.
set -euo pipefail
shopt -s nullglob

swift=$1
output=$2
libraries=(GraphAlgorithms StoryParsing StoryAnalysis StoryGraphviz StoryExport StoryPage StorySQLite)

find_tool() { command -v "$1" || xcrun --find "$1"; }
docc=$(find_tool docc)
extract=$(find_tool swift-symbolgraph-extract)
for library in "${libraries[@]}"; do
  [ -d "Sources/$library/$library.docc" ] || { echo "docs: $library has no catalog." >&2; exit 1; }
done

built=$("$swift" build --show-bin-path)
target=$("$swift" -print-target-info | sed -n 's/^ *"unversionedTriple": "\(.*\)",*$/\1/p')
sdk=()
[ "$(uname)" = Linux ] || { target=$(uname -m)-apple-macos26.0; sdk=(-sdk "$(xcrun --show-sdk-path)"); }
search=(-I "$built/Modules")
for folder in Sources/C* Sources/C*/include .build/checkouts/*/Sources/C*/include; do search+=(-I "$folder"); done
for map in .build/checkouts/*/Sources/*/module.modulemap; do search+=(-I "${map%/*}"); done
read -ra graphviz <<<"$(pkg-config --cflags libgvc libarchive)"
for flag in "${graphviz[@]}"; do search+=(-Xcc "$flag"); done

rm -rf "$output"
archives=()
for library in "${libraries[@]}"; do
  mkdir -p "$output/symbols/$library"
  "$extract" -module-name "$library" "${search[@]}" -target "$target" ${sdk[@]+"${sdk[@]}"} \
    -minimum-access-level public -skip-synthesized-members -output-dir "$output/symbols/$library"
done
"$swift" Tests/Documentation/coverage.swift "${libraries[@]/#/$output/symbols/}"

for library in "${libraries[@]}"; do
  dependencies=()
  for archive in ${archives[@]+"${archives[@]}"}; do dependencies+=(--dependency "$archive"); done
  "$docc" convert "Sources/$library/$library.docc" \
    --additional-symbol-graph-dir "$output/symbols/$library" \
    --fallback-display-name "$library" --fallback-bundle-identifier "storyloom.$library" \
    --enable-experimental-external-link-support ${dependencies[@]+"${dependencies[@]}"} \
    --transform-for-static-hosting ${WARNINGS---warnings-as-errors} \
    --output-path "$output/$library.doccarchive" | sed "/^$/d"
  archives+=("$output/$library.doccarchive")
done
"$docc" merge "${archives[@]}" --synthesized-landing-page-name Storyloom \
  --synthesized-landing-page-kind Package --output-path "$output/site"
echo "docs: $output/site; to read it: python3 -m http.server --directory $output/site 8000," \
  "then http://127.0.0.1:8000/documentation/"
