import {readFileSync, writeFileSync} from 'node:fs'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {parse, stringify} from 'yaml'
import {createKubeClient, type KubeClient} from '../../../../src/platform/kubernetes/client/index.js'
import {type KubeObject, resource} from '../../../../src/platform/kubernetes/objects.js'
import {systemClock} from '../../../../src/support/clock-system.js'
import {type FakeApiServer, failure, fakeApiServer, json, writeToken} from '../../../support/fake-api-server.js'

type ConfigMap = KubeObject & {readonly data?: {readonly [key: string]: string}}
const CONFIG_MAPS = resource<ConfigMap>({group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap', isNamespaced: true})
const ref = {name: 'a', namespace: 'n'}
const NEVER = new AbortController().signal

describe('the client of an API server', () => {
  let server: FakeApiServer
  let client: KubeClient
  beforeEach(async () => {
    server = await fakeApiServer((_, response) => json(response, 200, {metadata: {name: 'a', resourceVersion: '1'}}))
    const {kubeconfig} = server
    client = await createKubeClient({kubeconfig, version: '1.2.3', manager: 'mlsysops-test', clock: systemClock, limitMs: 300})
  })
  afterEach(async () => {
    client.close()
    await server.close()
  })

  test('says who asks, with the token of the context, and which manager writes', async () => {
    await client.create(CONFIG_MAPS, {metadata: ref, data: {x: '1'}}, NEVER)
    const [request] = server.requests
    expect(request?.headers).toMatchObject({'user-agent': 'mlsysops/1.2.3', authorization: 'Bearer first'})
    expect(request?.url.pathname).toBe('/api/v1/namespaces/n/configmaps')
    expect(request?.url.searchParams.get('fieldManager')).toBe('mlsysops-test')
    expect(JSON.parse(request?.body ?? '')).toEqual({apiVersion: 'v1', kind: 'ConfigMap', metadata: ref, data: {x: '1'}})
  })

  test.each([
    [404, 'NotFound', 'not-found'],
    [409, 'AlreadyExists', 'already-exists'],
    [409, 'Conflict', 'conflict'],
    [403, 'Forbidden', 'forbidden'],
    [422, 'Invalid', 'invalid'],
    [410, 'Expired', 'expired'],
    [500, 'InternalError', 'failed'],
  ])('a %i %s is told apart as %s, in the server’s own sentence', async (code, reason, kind) => {
    server.answer = (_, response) => failure(response, code, reason, 'the server says so')
    await expect(client.update(CONFIG_MAPS, {metadata: ref}, NEVER)).rejects.toMatchObject({
      kind,
      code: `kubernetes-${kind}`,
      exit: 'remote',
      message: 'The API server of fake refuses: the server says so.',
    })
  })

  test('an error carries neither headers nor the token', async () => {
    server.answer = (_, response) => failure(response, 403, 'Forbidden')
    const error: unknown = await client.update(CONFIG_MAPS, {metadata: ref}, NEVER).catch((caught: unknown) => caught)
    expect(JSON.stringify(error) + String(error)).not.toMatch(/first|authorization/i)
  })

  test('what is not there is undefined to a get, and done to a delete', async () => {
    server.answer = (_, response) => failure(response, 404, 'NotFound')
    expect(await client.get(CONFIG_MAPS, ref, NEVER)).toBeUndefined()
    await client.delete(CONFIG_MAPS, ref, NEVER)
  })

  test('a server that does not answer is timed out; an aborted call ends with its reason', async () => {
    server.answer = () => undefined
    await expect(client.get(CONFIG_MAPS, ref, NEVER)).rejects.toMatchObject({kind: 'timed-out', exit: 'timeout'})
    const controller = new AbortController()
    const call = client.get(CONFIG_MAPS, ref, controller.signal)
    controller.abort(new Error('given up'))
    await expect(call).rejects.toThrow('given up')
  })

  test('a server that is gone is unreachable, and so is one that breaks off', async () => {
    server.answer = (_, response) => response.destroy()
    await expect(client.get(CONFIG_MAPS, ref, NEVER)).rejects.toMatchObject({kind: 'unreachable'})
    server.answer = (_, response) => {
      response.writeHead(200, {'content-length': 100}).write('{"metadata"')
      setImmediate(() => response.destroy())
    }
    await expect(client.get(CONFIG_MAPS, ref, NEVER)).rejects.toMatchObject({kind: 'unreachable'})
  })

  test('a page of a proxy is unreadable, whatever it says', async () => {
    server.answer = (_, response) => response.end('<html>Welcome</html>')
    await expect(client.get(CONFIG_MAPS, ref, NEVER)).rejects.toMatchObject({kind: 'unreadable'})
  })

  test('a token that was replaced on disk is read again after a 401, once', async () => {
    const port = Number(new URL(client.server).port)
    server.answer = (request, response) =>
      request.headers.authorization === 'Bearer second' ? json(response, 200, {metadata: ref}) : failure(response, 401, 'Unauthorized')
    await expect(client.get(CONFIG_MAPS, ref, NEVER)).rejects.toMatchObject({kind: 'unauthorized'})
    expect(server.requests).toHaveLength(2)
    writeToken(server.kubeconfig, port, 'second')
    expect(await client.get(CONFIG_MAPS, ref, NEVER)).toEqual({metadata: ref})
    expect(readFileSync(server.kubeconfig, 'utf8')).toContain('second')
  })

  test('a kept connection that the server closed is opened anew', async () => {
    await client.get(CONFIG_MAPS, ref, NEVER)
    server.reset()
    expect(await client.get(CONFIG_MAPS, ref, NEVER)).toMatchObject({metadata: {name: 'a'}})
  })

  test('a watch yields events and bookmarks, characters and lines cut anywhere', async () => {
    const lines = [
      {type: 'ADDED', object: {metadata: {name: 'ä', resourceVersion: '2'}}},
      {type: 'BOOKMARK', object: {metadata: {name: '', resourceVersion: '9'}}},
      {type: 'DELETED', object: {metadata: {name: 'ä', resourceVersion: '10'}}},
    ]
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    server.answer = (_, response) => {
      for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7))
      response.end()
    }
    const frames = []
    for await (const frame of await client.watch(CONFIG_MAPS, {resourceVersion: '1', timeoutSeconds: 5}, NEVER)) frames.push(frame)
    expect(frames).toEqual([
      {kind: 'put', object: {metadata: {name: 'ä', resourceVersion: '2'}}},
      {kind: 'bookmark', resourceVersion: '9'},
      {kind: 'delete', object: {metadata: {name: 'ä', resourceVersion: '10'}}},
    ])
  })

  test('a token that a program of the kubeconfig gives is sent, too', async () => {
    const {kubeconfig} = server
    const script = `${kubeconfig}.sh`
    const credential = {apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: {token: 'from-a-program'}}
    writeFileSync(script, `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`, {mode: 0o755})
    const config = parse(readFileSync(kubeconfig, 'utf8')) as {users: {user: object}[]}
    for (const one of config.users)
      one.user = {exec: {apiVersion: credential.apiVersion, command: script, interactiveMode: 'Never', provideClusterInfo: false}}
    writeFileSync(kubeconfig, stringify(config))
    const other = await createKubeClient({kubeconfig, version: '1', manager: 'm', clock: systemClock})
    server.answer = (request, response) => json(response, 200, {metadata: {name: request.headers.authorization ?? ''}})
    expect(await other.get(CONFIG_MAPS, ref, NEVER)).toMatchObject({metadata: {name: 'Bearer from-a-program'}})
    other.close()
  })

  test('a context that is not there is named, with those that are', async () => {
    const {kubeconfig} = server
    const opening = createKubeClient({kubeconfig, context: 'other', version: '1', manager: 'm', clock: systemClock})
    await expect(opening).rejects.toMatchObject({code: 'kubeconfig-context-not-found', hints: ['There are: fake']})
  })
})
