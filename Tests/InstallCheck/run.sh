#!/usr/bin/env bash
# Installs into a temporary folder and holds what is there against what a user expects: the command runs
# from there, man reads every page without a warning, and each shell completes. What a machine lacks (man,
# zsh, fish) is named and passed over. Run it with `make install-check`, from the root.
set -euo pipefail
shopt -s nullglob

make=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

fail() {
  echo "install-check: $*" >&2
  failures=$((failures + 1))
}

# "$1" is what was looked at, "$2" what must be among the words of "$3".
expect() {
  case " ${3//$'\n'/ } " in
  *" $2 "*) ;;
  *) fail "$1: no '$2' in: $3" ;;
  esac
}

"$make" --no-print-directory install PREFIX=/usr DESTDIR="$folder" >"$folder/log" 2>&1 ||
  { cat "$folder/log" >&2; exit 1; }
root=$folder/usr
version=$(cd / && "$root/bin/storyloom" --version)
[ -n "$version" ] || fail "the command prints no version"
(cd / && "$root/bin/storyloom" stats "$OLDPWD/seeds" --format json --quiet >"$folder/stats") ||
  fail "the command does not run from where it was installed"

pages=("$root"/share/man/man1/*.1)
commands=$("$root/bin/storyloom" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z]*\) .*/\1/p')
for command in $commands; do
  [ "$command" = help ] || [ -f "$root/share/man/man1/storyloom-$command.1" ] ||
    fail "no page of $command"
done
grep -q "storyloom $version" "${pages[@]}" || fail "the pages do not state the version"
if command -v man >/dev/null && command -v groff >/dev/null; then
  for page in "${pages[@]}"; do
    words=$(LC_ALL=C man --warnings -l "$page" 2>&1 >/dev/null) || fail "man fails on $page"
    [ -z "$words" ] || fail "man warns of ${page##*/}: $words"
  done
  words=$(MANPATH=$root/share/man MANPAGER=cat MANWIDTH=200 man storyloom-links)
  expect "man storyloom-links" "source_published" "$words"
  expect "man storyloom-links" "csv" "$words"
else
  echo "install-check: man or groff is missing, so no page was read."
fi

# What bash offers for the last of the words.
offered() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMP_LINE=$*
  COMP_POINT=${#COMP_LINE}
  COMPREPLY=()
  _storyloom storyloom "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$((COMP_CWORD - 1))]}" 2>/dev/null
  echo "${COMPREPLY[*]}"
}
if [ "${BASH_VERSINFO[0]}" -ge 5 ]; then
  set +euo pipefail
  # The shell keeps the functions; the completion itself is only for shells that ask.
  source "$root/share/bash-completion/completions/storyloom"
  expect "bash" "threads" "$(offered storyloom th)"
  expect "bash" "--format" "$(offered storyloom links --fo)"
  expect "bash" "json" "$(offered storyloom links --format '')"
  expect "bash" "seeds" "$(offered storyloom stats see)"
  case "$(offered storyloom '')" in *generate*) fail "bash offers a hidden command" ;; esac
  set -euo pipefail
else
  echo "install-check: bash is older than 5, so its completion was not asked."
fi
if command -v zsh >/dev/null; then
  # zsh completes on a terminal alone; what can be asked without one is whether it reads the file.
  zsh -f -c "autoload -U compinit && compinit -u -d '$folder/dump' &&
    fpath=('$root/share/zsh/site-functions' \$fpath) && compinit -u -D && autoload +X _storyloom &&
    [ \"\${_comps[storyloom]}\" = _storyloom ]" || fail "zsh does not find its completion"
else
  echo "install-check: zsh is missing, so its completion was not read."
fi
if command -v fish >/dev/null; then
  words=$(HOME=$folder fish --no-config -c "source $root/share/fish/vendor_completions.d/storyloom.fish;
    complete -C 'storyloom th'; complete -C 'storyloom links --format '" | cut -f1)
  expect "fish" "threads" "$words"
  expect "fish" "json" "$words"
else
  echo "install-check: fish is missing, so its completion was not asked."
fi

"$make" --no-print-directory uninstall PREFIX=/usr DESTDIR="$folder" >/dev/null
left=$(find "$folder/usr" -type f)
[ -z "$left" ] || fail "uninstall leaves $left"

[ "$failures" -eq 0 ] || exit 1
echo "install-check: storyloom $version, ${#pages[@]} pages of the manual, completions: as they should be."
