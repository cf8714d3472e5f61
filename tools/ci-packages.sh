#!/usr/bin/env bash
# Installs what the operating system must have for the suites that use real servers: for CI on Debian, as root. It never fails the run: where it can install
# nothing it says what is missing, and the suites that need it say in their titles why they are skipped.
set -euo pipefail

readonly limit_seconds=240
# What is looked for, and the package of Debian that has it.
readonly wanted=(
  etcd:etcd-server
  containerd:containerd
  runc:runc
  nft:nftables
  /usr/lib/cni/bridge:containernetworking-plugins
  conntrack:conntrack
  ip:iproute2
  busybox:busybox-static
  mosquitto:mosquitto
  shellcheck:shellcheck
  python3:python3-venv
)

main() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  if ! command -v apt-get > /dev/null || [[ $(id -u) -ne 0 ]]; then
    say "not installed, for that takes root on Debian: ${missing[*]}"
    return
  fi
  say "installing ${missing[*]}"
  install "${missing[@]}" || true
  mapfile -t missing < <(missing_packages)
  if [[ ${#missing[@]} -gt 0 ]]; then say "could not be installed: ${missing[*]}"; fi
}

missing_packages() {
  local pair program
  for pair in "${wanted[@]}"; do
    program=${pair%%:*}
    if [[ ! -x $program ]] && ! PATH="$PATH:/usr/sbin:/sbin" command -v "$program" > /dev/null; then echo "${pair#*:}"; fi
  done
}

# Nothing is started by installing it: every suite starts what it needs itself.
install() {
  local policy=/usr/sbin/policy-rc.d made=no
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    made=yes
  fi
  local status=0
  quietly apt-get update && quietly apt-get install --yes --no-install-recommends "$@" || status=$?
  if [[ $made == yes ]]; then rm -f "$policy"; fi
  return "$status"
}

quietly() {
  local output status=0
  output=$(DEBIAN_FRONTEND=noninteractive timeout --kill-after=10 "$limit_seconds" "$@" 2>&1 < /dev/null) || status=$?
  if [[ $status -ne 0 ]]; then printf '%s\n' "$output" | tail -n 5 >&2; fi
  return "$status"
}

say() {
  echo "packages: $*; the suites that need them are skipped where they are missing"
}

main
