#!/usr/bin/env bash
# Runs the fuzzer for some seconds on what it makes of the seeds and of pieces of them. Its corpus is in a
# temporary folder, which stays where something was found.
set -euo pipefail
fuzzer=$1
seconds=$2
folder=$(mktemp -d)
mkdir "$folder/corpus"
for seed in seeds/*; do
  cp "$seed" "$folder/corpus"
  for lines in 12 26 45; do
    { head -n "$lines" "$seed"; echo "---"; } > "$folder/corpus/$lines-$(basename "$seed")"
  done
done
if SWIFT_BACKTRACE=enable=no "$fuzzer" -max_total_time="$seconds" -timeout=20 -max_len=4096 \
  -dict=Tests/ReadingFuzzer/yaml.dict -artifact_prefix="$folder/" -print_final_stats=1 \
  "$folder/corpus" > "$folder/log" 2>&1; then
  grep -E '#[0-9]+.*(INITED|DONE)|^stat::|^Done' "$folder/log"
  rm -r "$folder"
else
  tail -n 100 "$folder/log" >&2
  echo "What was found is in $folder." >&2
  exit 1
fi
