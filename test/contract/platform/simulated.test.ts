import {describeClusterPlatform} from './cluster.js'
import {inProcess, overSocket} from './harness.js'
import {describeHostPlatform} from './host.js'
import {describeSlicePlatform} from './slice.js'
import {describeWatch} from './watch.js'

for (const [name, make] of [
  ['simulated, in process', inProcess],
  ['simulated, behind a socket', overSocket],
] as const) {
  describeWatch(name, make)
  describeSlicePlatform(name, make)
  describeClusterPlatform(name, make)
  describeHostPlatform(name, make)
}
