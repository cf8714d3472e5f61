import {randomInt} from 'node:crypto'
import {isPortFree} from '../../src/testbed/ports.js'

const given = new Set<number>()

/**
 * A free port of this machine's loopback address, from the whole range because slices of several tests begin at once, and below the one from which systems
 * take ports for outgoing connections: a server that is killed and started again finds its port free.
 */
export async function freePort(): Promise<number> {
  while (true) {
    const port = randomInt(10_000, 30_000)
    if (given.has(port) || !(await isPortFree(port))) continue
    given.add(port)
    return port
  }
}
