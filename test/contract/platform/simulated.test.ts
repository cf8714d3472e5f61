import {describeOutages, describePlatform} from './cases/index.js'
import {describeHostPlatform} from './host.js'
import {inProcess, overSocket} from './simulated-harness.js'

for (const [name, make] of [
  ['simulated, in process', () => inProcess()],
  ['simulated, behind a socket', () => overSocket()],
] as const) {
  describePlatform(name, make)
  describeHostPlatform(name, make)
}
describeOutages('simulated, behind a socket', () => overSocket())
