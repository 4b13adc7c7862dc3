#!/bin/sh
# Runs Signpost for this directory: the one that this computer has, or else one that is built here from its source.
# Netlify and GitHub, which have none, run it like this: sh signpost.sh build
#
# To build it takes git, Go (https://go.dev/dl/), a connection, and these two lines. They stand in a file, and not in the
# settings of GitHub or Netlify, because those do not reach checks of changes that come from copies of this repository.
address='<<.Source>>' # of Signpost's source, as https://github.com/OWNER/signpost
version='<<.Version>>' # a tag, a branch or a commit of it

set -eu
here=$(cd "$(dirname "$0")" && pwd)
if command -v signpost >/dev/null 2>&1; then
	exec signpost --site "$here" "$@"
fi
address=${SIGNPOST_REPOSITORY:-$address}
version=${SIGNPOST_VERSION:-$version}
if [ -z "$address" ]; then
	echo "signpost.sh: there is no signpost on this computer, and nothing says where its source is." >&2
	echo "Write the address of its source into signpost.sh, in the line that begins with address=" >&2
	exit 3
fi
tool="$here/.signpost-tool"
if [ "$(cat "$tool/made" 2>/dev/null || true)" != "$address $version" ]; then
	rm -rf "$tool"
	git init --quiet "$tool/source"
	git -C "$tool/source" fetch --quiet --depth 1 -- "$address" "$version"
	git -C "$tool/source" checkout --quiet FETCH_HEAD
	(cd "$tool/source" && go build -o "$tool/signpost" ./cmd/signpost)
	echo "$address $version" >"$tool/made"
fi
exec "$tool/signpost" --site "$here" "$@"
