#!/bin/sh
# A walk through the archive that `make demo` has built: each command is shown, then run.
# Called with the commands on PATH and ONRECORD_ARCHIVE set; run it again to add what is new.
set -eu

say() { printf '\n%s\n' "$1"; }
run() { printf '$ %s\n' "$1"; sh -c "$1"; }

say "1. Pages go in: text and HTML, saved from four foreign ministries, an embassy and an agency."
run "onrecord add examples/pages"

say "2. A document: what it is, its dates with their printed words, its turns."
interview=$(onrecord search --form interview --kind main --limit 1 --ids)
run "onrecord show $interview | head -n 24"

say "3. One turn of it, with the line that cites it."
run "onrecord show '$interview#1'"

say "4. A search: each hit in its best reading, and the citation that opens the very words."
run "onrecord search 'hotline NEAR/12 suspend*' --limit 2"

say "5. Who said what: the statements of one person that hold a word, in turns and in what agencies report."
run "onrecord search --said-by solvane memorandum --limit 3"

say "6. One statement with all it rests on."
run "onrecord show '$(onrecord search --said-by solvane letter --form round-up --ids --limit 1)'"

say "7. Every span of the record proved against the bytes as received."
run "onrecord check"

cat <<END

The archive is $ONRECORD_ARCHIVE. Go on with

  export ONRECORD_ARCHIVE=$ONRECORD_ARCHIVE PATH="\$PWD/.venv/bin:\$PATH"
  onrecord search 'non-paper OR "aide-mémoire"'
  onrecord search hotline --facets
  onrecord search --about maldevar
  onrecord eval examples/gold.jsonl
  onrecord show $interview --page
  onrecord add ~/my-saved-pages --archive my.onrecord

and with docs/commands.md, where every command has its page.

The reading room shows all of it in a browser: conversations beside the pages as received, people, contacts,
mechanisms, round-ups. It is opened by

  onrecord serve

and its address is http://127.0.0.1:8022/
END
