#!/usr/bin/env bash
# The official Python clients ask a simulated cloud for every list and detail, through its proxy, and judge each reply.
# Usage: test/sandbox/python/run.sh [product ...]      ESTATE=sample (default), a file, or a number of resources
# Installs the pinned clients once, into ~/.cache/xunjian (about 0.5 GB). Closes with `N passed, N failed`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pins=$(cat "$here/requirements.txt" "$here/constraints.txt" | sha256sum | cut -c1-12)
venv="${XDG_CACHE_HOME:-$HOME/.cache}/xunjian/python-$pins"
python="$venv/bin/python"

if [ ! -f "$venv/complete" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$("$python" -m certifi)" "$venv/certificates.pem"
  touch "$venv/complete"
fi

export PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
(cd "$here" && "$python" -m unittest --quiet test_judge)

work=$(mktemp -d)
mkfifo "$work/stop"
(cd "$here/../../.." && exec node --import tsx "$here/serve.ts" "${ESTATE:-sample}") <"$work/stop" >"$work/env" &
served=$!
exec 9>"$work/stop"
trap 'exec 9>&-; wait "$served" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 300); do
  grep -q XUNJIAN_NOW_SECONDS "$work/env" && break
  kill -0 "$served" || exit 4
  sleep 0.1
done
. "$work/env"

# These clients read certifi's list and nothing else behind a proxy.
cat "$venv/certificates.pem" "$XUNJIAN_CA_FILE" >"$("$python" -m certifi)"
export REQUESTS_CA_BUNDLE="$("$python" -m certifi)"
"$python" "$here/run.py" "$@"
