import {createServer} from 'node:net'
import {OperationalError} from '../support/errors.js'

/** Below the ranges from which systems take ports for outgoing connections, so that a saved port stays free over a restart. */
const FIRST_PORT = 7700
const LAST_PORT = 7999

/** Can this port be listened on at the loopback address right now? */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer()
  const {promise, resolve, reject} = Promise.withResolvers<boolean>()
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
    else reject(error)
  })
  server.listen({port, host: '127.0.0.1', exclusive: true}, () => server.close(() => resolve(true)))
  return promise
}

/** The first free port of our range that no other testbed has in its configuration. */
export async function chooseFreePort(taken: ReadonlySet<number>): Promise<number> {
  for (let port = FIRST_PORT; port <= LAST_PORT; port += 1) if (!taken.has(port) && (await isPortFree(port))) return port
  throw new OperationalError(`No port from ${FIRST_PORT} to ${LAST_PORT} is free on this machine.`, {
    code: 'no-free-port',
    exit: 'precondition',
    hints: ['mlsysops testbed list', 'mlsysops testbed up --port PORT'],
  })
}

/** A port that the person named must be free, or be this testbed's own already. */
export async function requireFreePort(port: number, flag: string): Promise<void> {
  if (await isPortFree(port)) return
  throw new OperationalError(`Port ${port} is in use by another program.`, {
    code: 'port-busy',
    exit: 'precondition',
    hints: [`Choose another with ${flag}, or leave it out: a free one is found then.`, 'mlsysops testbed list'],
  })
}
