import {createServer, type Server} from 'node:http'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {addressOfHolder, standIn} from '../../../src/compose/stand-in.js'
import {createLogger} from '../../../src/support/logger.js'
import {freePort} from '../../support/ports.js'

describe('the API of a replica that stands by', () => {
  let leader: Server
  let port = 0
  beforeEach(async () => {
    leader = createServer((request, response) => response.end(`the leader answers ${request.url}`))
    port = await new Promise((resolve) => leader.listen(0, '127.0.0.1', () => resolve(portOf(leader))))
  })
  afterEach(() => {
    leader.closeAllConnections()
    leader.close()
  })
  const stop = new AbortController()
  const standing = async (holder: (own: number) => string | undefined) => {
    const own = await freePort()
    const stand = await standIn(
      {
        address: '127.0.0.1',
        port: own,
        log: createLogger({write: () => {}}),
        leader: async () => addressOfHolder(holder(own), `127.0.0.1:${own}`),
      },
      stop.signal,
    )
    return {get: async (path: string) => (await fetch(`http://127.0.0.1:${own}${path}`)).text(), close: stand.close}
  }

  test('is that of the one that leads', async () => {
    const {get, close} = await standing(() => `continuum@127.0.0.1:${port}_42_1`)
    expect(await get('/v1/apps')).toBe('the leader answers /v1/apps')
    await close()
  })

  test('is nowhere while the lease names itself: what is passed on to oneself would never end', async () => {
    const {get, close} = await standing((own) => `continuum@127.0.0.1:${own}_42_1`)
    await expect(get('/')).rejects.toThrow()
    await close()
  })

  test('breaks the connection off where nobody leads, and where who leads does not answer', async () => {
    let holder: string | undefined
    const {get, close} = await standing(() => holder)
    await expect(get('/')).rejects.toThrow()
    holder = `continuum@127.0.0.1:${await freePort()}_42_1`
    await expect(get('/')).rejects.toThrow()
    holder = `continuum@127.0.0.1:${port}_42_2`
    expect(await get('/')).toBe('the leader answers /')
    await close()
  })
})

test.each([
  ['continuum@192.0.2.7:8080_1_1', {host: '192.0.2.7', port: 8080}],
  ['continuum@fd00::7:8080_1_1', {host: 'fd00::7', port: 8080}],
  ['continuum@192.0.2.8:8080_1_1', undefined],
  ['continuum@some-host_1_1', undefined],
  ['', undefined],
  [undefined, undefined],
])('the holder %s has the address %j', (holder, address) => {
  expect(addressOfHolder(holder, '192.0.2.8:8080')).toEqual(address)
})

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
