#!/usr/bin/env bash
# The official Python clients ask a simulated cloud for every list and detail, through its proxy, and judge each reply.
# Usage: test/sandbox/python/run.sh [product ...]      ESTATE="sample 1500" (default): estates, as words, files or
# numbers of resources; a call has passed when it passed in one of them.
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
export XUNJIAN_RESULTS="$work/results.json"
mkdir -p "$work/path/certifi"
printf 'def where():\n    return "%s"\n' "$work/certificates.pem" >"$work/path/certifi/__init__.py"

# Serves an estate, asks it, and leaves what came of it in the results.
ask() {
  local estate=$1
  shift
  rm -f "$work/stop"
  mkfifo "$work/stop"
  (cd "$here/../../.." && exec node --import tsx "$here/serve.ts" "$estate") <"$work/stop" >"$work/env" &
  local served=$!
  exec 9>"$work/stop"
  for _ in $(seq 300); do
    grep -q XUNJIAN_NOW_SECONDS "$work/env" && break
    kill -0 "$served" || return 4
    sleep 0.1
  done
  local code=0
  (
    . "$work/env"
    # Behind a proxy these clients read certifi's list and nothing else: they are given one with our authority in it.
    cat "$venv/certificates.pem" "$XUNJIAN_CA_FILE" >"$work/certificates.pem"
    export REQUESTS_CA_BUNDLE="$work/certificates.pem" PYTHONPATH="$work/path"
    "$python" "$here/run.py" "$@" >"$work/report"
  ) || code=$?
  exec 9>&-
  wait "$served" || true
  return "$code"
}
trap 'exec 9>&- 2>/dev/null || true; rm -rf "$work"' EXIT

code=0
for estate in ${ESTATE:-sample 1500}; do
  ask "$estate" "$@" && code=0 || code=$?
  [ "$code" = 0 ] && break
done
cat "$work/report"
exit "$code"
