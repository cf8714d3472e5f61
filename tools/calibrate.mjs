// Compares the simulation with real pods on this machine, and prints the table of docs/calibration.md. As root on Linux, with what `testbed up --driver kubernetes
// --real-nodes 1` takes, and Go; nothing else should run meanwhile. The measurements are kept in a file, so that they can be made in several goes: what is there is not measured again.
// Usage: node tools/calibrate.mjs [--phase fit,alone,neighbour] [--seconds 65] [--file calibration.json] [--bin-dir DIR]; --phase none only compares again.
import '../test/support/run-sources.mjs'

const {main} = await import('./calibrate/main.ts')
await main()
