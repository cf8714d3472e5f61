import {type ChildProcess, spawn} from 'node:child_process'
import {Resolver} from 'node:dns/promises'
import {once} from 'node:events'
import {writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:https'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {expect, onTestFinished, test} from 'vitest'
import {createAuthority} from '../../../src/support/certificates.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const PROGRAM = fileURLToPath(new URL('../../../testbed/kubernetes/machine/names.mjs', import.meta.url))
type Lists = {readonly [path: string]: object}

const SERVICES: Lists = {
  'services/shop/web': {spec: {type: 'ClusterIP', clusterIP: '10.96.3.7'}},
  'services/shop/broker': {spec: {type: 'ClusterIP', clusterIP: 'None'}},
  'endpoints/shop/broker': {subsets: [{addresses: [{ip: '10.130.1.5'}, {ip: '10.130.2.9'}], notReadyAddresses: [{ip: '10.130.2.8'}]}]},
  'services/shop/nobody': {spec: {type: 'ClusterIP', clusterIP: 'None'}},
  'services/shop/other': {spec: {type: 'ExternalName', externalName: 'Web.shop.svc.cluster.local'}},
  'services/shop/circle': {spec: {type: 'ExternalName', externalName: 'circle.shop.svc.cluster.local'}},
}

test('the DNS of real nodes answers for Services by name, and for nothing else', async () => {
  const {resolver} = await startNames(SERVICES)
  const zone = 'shop.svc.cluster.local'
  expect(await resolver.resolve4(`web.${zone}`)).toEqual(['10.96.3.7'])
  expect(await resolver.resolve4(`WEB.${zone}`)).toEqual(['10.96.3.7'])
  expect(await resolver.resolve4(`broker.${zone}`)).toEqual(['10.130.1.5', '10.130.2.9'])
  expect(await resolver.resolve4(`other.${zone}`)).toEqual(['10.96.3.7'])
  expect(await resolver.resolveCname(`other.${zone}`).catch(codeOf)).toBe('ENODATA')
  for (const [name, code] of [
    [`nobody.${zone}`, 'ENODATA'],
    [`unknown.${zone}`, 'ENOTFOUND'],
    ['web.shop.svc.shop.svc.cluster.local', 'ENOTFOUND'],
    ['example.org', 'ENOTFOUND'],
  ] as const)
    expect(await resolver.resolve4(name).catch(codeOf), name).toBe(code)
  expect(await resolver.resolve6(`web.${zone}`).catch(codeOf)).toBe('ENODATA')
})

test('it goes on when it is sent what is no question, and says so when the API server does not answer', async () => {
  const {resolver, server, port} = await startNames(SERVICES)
  const {createSocket} = await import('node:dgram')
  const socket = createSocket('udp4')
  for (const nonsense of [
    Buffer.alloc(0),
    Buffer.from('no question'),
    Buffer.alloc(12, 255),
    Buffer.concat([Buffer.from([0, 1, 1, 0, 0, 1]), Buffer.alloc(6), Buffer.from([63])]),
  ])
    await new Promise((resolve) => socket.send(nonsense, port, '127.0.0.1', resolve))
  socket.close()
  expect(await resolver.resolve4('web.shop.svc.cluster.local')).toEqual(['10.96.3.7'])
  server.closeAllConnections()
  server.close()
  expect(await resolver.resolve4('web.shop.svc.cluster.local').catch(codeOf)).toBe('ESERVFAIL')
})

async function startNames(lists: Lists): Promise<{readonly resolver: Resolver; readonly server: Server; readonly port: number}> {
  const folder = temporaryDirectory()
  const authority = await createAuthority('test')
  const own = await authority.issue({commonName: 'api', usage: 'both', names: ['127.0.0.1']})
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const tls = {ca: authority.certificate, cert: own.certificate, key: own.privateKey, requestCert: true}
  const server = createServer(tls, ({url = ''}, response) => {
    const [, namespace, resource, name] = /^\/api\/v1\/namespaces\/([^/]+)\/(\w+)\?fieldSelector=metadata\.name%3D(.+)$/.exec(url) ?? []
    const found = lists[`${resource}/${namespace}/${name}`]
    response.end(JSON.stringify({items: found === undefined ? [] : [found]}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port: apiPort} = server.address() as AddressInfo
  const files = [file('ca.crt', authority.certificate), file('own.crt', own.certificate), file('own.key', own.privateKey)]
  const child = spawn(process.execPath, [PROGRAM, '127.0.0.1', '0', `https://127.0.0.1:${apiPort}`, ...files], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await ended(child)
  })
  const [line] = (await once(createInterface({input: child.stdout}), 'line')) as [string]
  const port = Number(/^Ready on 127\.0\.0\.1:(\d+)$/.exec(line)?.[1])
  const resolver = new Resolver({timeout: 5_000, tries: 1})
  resolver.setServers([`127.0.0.1:${port}`])
  return {resolver, server, port}
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

function codeOf(error: unknown): string {
  return (error as {readonly code: string}).code
}
