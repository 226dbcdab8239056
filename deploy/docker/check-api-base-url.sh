#!/bin/sh
# What is given stands in a script and in the content security policy: nothing but an origin may get there.
set -eu
lines=$(printf '%s\n' "${API_BASE_URL:-}" | wc -l)
if [ "$lines" -ne 1 ] || ! printf '%s' "${API_BASE_URL:-}" | grep -Eqx 'https?://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?'; then
  echo "API_BASE_URL is \"${API_BASE_URL:-}\"; an origin such as https://gateway.example.com, without a path, is accepted" >&2
  exit 1
fi
