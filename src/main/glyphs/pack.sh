#!/bin/sh
# Packs the pictures of src/main/resources/sandbox/glyphs/pictures.txt anew, one line each: code point, blank, SVG body.
# Wanted: npm and node, which the build does without. Twemoji's graphics are CC-BY 4.0 (see NOTICE.txt there).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @iconify-json/twemoji@1.2.5 > /dev/null
tar xzf iconify-json-twemoji-1.2.5.tgz
node "$here/pack.js" "$work/package" > "$here/../resources/sandbox/glyphs/pictures.txt"
