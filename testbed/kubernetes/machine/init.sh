#!/usr/bin/env bash
# The first process of a machine that a testbed makes of namespaces (mounts, processes, network, name): whatever runs in it ends with it, and so do its mounts, its
# network devices and its packet filters. Usage: init.sh FOLDER
set -euo pipefail
folder=$1

mount --make-rshared /
# The kubelet, containerd and CNI write there whatever they are told: what they write goes with the machine. Its own folder stays where it was.
exec {kept}< "$folder"
for path in /run /var/lib /var/log; do
  mount -t tmpfs -o mode=755 machine "$path"
done
if [[ ! -e $folder ]]; then
  mkdir -p "$folder"
  mount --no-canonicalize --bind "/proc/self/fd/$kept" "$folder"
fi
exec {kept}<&-

# Paths of sockets have at most 107 bytes, and the kubelet makes some below its folder.
mkdir -p "$folder/kubelet" /var/lib/kubelet
mount --bind "$folder/kubelet" /var/lib/kubelet

ip link set lo up
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 'The machine is up'

# As the first process it takes in what loses its parent, and `wait` buries it.
trap 'exit 0' TERM
while true; do
  sleep 3600 &
  wait "$!" || true
done
