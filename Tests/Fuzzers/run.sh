#!/usr/bin/env bash
# Runs fuzzers one after the other, the seconds shared between them: run.sh PROGRAM SECONDS [NAME ...], all of
# them without a name. Each starts from its part of corpus/, and the reading also from the seeds and pieces
# of them. What they add goes to a temporary folder, which stays where something was found.
set -euo pipefail
program=$1
seconds=$2
shift 2
here=$(dirname "$0")
names=("$@")
[ $# -gt 0 ] || names=(reading addresses dates csv dot pictures markup json terminal)
share=$((seconds / ${#names[@]}))
[ "$share" -gt 0 ] || share=1
status=0
for name in "${names[@]}"; do
  folder=$(mktemp -d)
  mkdir "$folder/corpus"
  cp "$here/corpus/$name"/* "$folder/corpus"
  length=512
  if [ "$name" = reading ]; then
    length=4096
    for seed in seeds/*; do
      cp "$seed" "$folder/corpus"
      for lines in 12 26 45; do
        { head -n "$lines" "$seed"; echo "---"; } > "$folder/corpus/$lines-$(basename "$seed")"
      done
    done
  fi
  options=(-max_total_time="$share" -timeout=20 -max_len="$length" -print_final_stats=1)
  [ ! -f "$here/dictionaries/$name.dict" ] || options+=(-dict="$here/dictionaries/$name.dict")
  # Graphviz, fontconfig and Foundation keep some memory until the program ends.
  leaks=1
  case $name in dot | pictures | json | markup) leaks=0 ;; esac
  options+=(-detect_leaks="$leaks")
  echo "== $name, $share s"
  if STORYLOOM_FUZZER=$name SWIFT_BACKTRACE=enable=no \
    ASAN_OPTIONS=detect_leaks="$leaks" "$program" "${options[@]}" \
    -artifact_prefix="$folder/" "$folder/corpus" > "$folder/log" 2>&1; then
    grep -E '#[0-9]+.*(INITED|DONE)|^stat::number_of_executed|^stat::peak|^Done' "$folder/log"
    rm -r "$folder"
  else
    tail -n 100 "$folder/log" >&2
    echo "What was found by '$name' is in $folder." >&2
    status=1
  fi
done
exit $status
