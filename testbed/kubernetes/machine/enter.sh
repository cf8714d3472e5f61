#!/usr/bin/env bash
# Runs a program on a machine that init.sh keeps. Usage: enter.sh PROCESS_FILE PROGRAM [ARGUMENT...]
set -euo pipefail
pid=$(sed -n 's/^[^0-9]*\([0-9][0-9]*\).*/\1/p' "$1")
shift
exec nsenter --target "$pid" --mount --uts --ipc --net --pid="/proc/$pid/ns/pid_for_children" -- "$@"
