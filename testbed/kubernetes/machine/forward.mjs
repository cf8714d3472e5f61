// Carries connections from the network of the machines to the API server, which listens on loopback alone. Whoever calls proves who it is to the API server.
// Usage: node forward.mjs ADDRESS PORT TO_PORT
import {connect, createServer} from 'node:net'

const [address, port, toPort] = process.argv.slice(2)

const server = createServer({noDelay: true, allowHalfOpen: true}, (near) => {
  const far = connect({host: '127.0.0.1', port: Number(toPort), noDelay: true, allowHalfOpen: true})
  near.pipe(far).pipe(near)
  for (const [one, other] of [
    [near, far],
    [far, near],
  ]) {
    one.once('error', () => other.destroy())
    one.once('close', () => other.destroySoon())
  }
})
server.listen(Number(port), address, () => process.stdout.write(`Ready on ${address}:${port}\n`))
process.once('SIGTERM', () => process.exit(0))
