import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {podContext, readPlainContext, textOfMaterial} from '../../../src/support/kubeconfig.js'

describe('a kubeconfig that says all in plain fields', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mlsysops-kubeconfig-'))
    path = join(folder, 'config')
  })
  afterEach(() => {
    rmSync(folder, {recursive: true})
  })
  const write = (cluster: object, user: object, more: object = {}) =>
    writeFileSync(
      path,
      stringify({
        'current-context': 'here',
        contexts: [{name: 'here', context: {cluster: 'c', user: 'u', namespace: 'n'}}],
        clusters: [{name: 'c', cluster}],
        users: [{name: 'u', user}],
        ...more,
      }),
    )
  const pem = (text: string) => Buffer.from(text).toString('base64')

  test('certificates within it and beside it, a token in a file that is read as it is then', async () => {
    write(
      {server: 'https://here:6443', 'certificate-authority': 'ca.crt', 'tls-server-name': 'other'},
      {'client-certificate-data': pem('CERT'), 'client-key-data': pem('KEY'), tokenFile: 'token'},
    )
    const read = await readPlainContext(path)
    expect(read).toEqual({
      kind: 'plain',
      context: 'here',
      server: 'https://here:6443',
      ca: {file: join(folder, 'ca.crt')},
      cert: 'CERT',
      key: 'KEY',
      token: {file: join(folder, 'token')},
      serverName: 'other',
    })
    writeFileSync(join(folder, 'token'), 'first\n')
    expect(await textOfMaterial({file: join(folder, 'token')})).toBe('first')
    writeFileSync(join(folder, 'token'), 'second\n')
    expect(await textOfMaterial({file: join(folder, 'token')})).toBe('second')
  })

  test.each([
    ['a program to be run', {}, {exec: {command: 'aws'}}, 'it uses exec'],
    ['a proxy', {'proxy-url': 'http://p'}, {token: 't'}, 'it uses proxy-url'],
    ['a password', {}, {username: 'ada', password: 's'}, 'it uses username, password'],
    ['somebody to be played', {}, {token: 't', as: 'root'}, 'it uses as'],
  ])('%s is left to the library that knows it', async (_, cluster, user, problem) => {
    write({server: 'https://here', ...cluster}, user)
    expect(await readPlainContext(path)).toMatchObject({kind: 'involved', problem})
  })

  test('what is missing or broken is named', async () => {
    write({server: 'https://here'}, {})
    expect(await readPlainContext(path, 'there')).toMatchObject({kind: 'incomplete', problem: 'it has no context there'})
    write({}, {})
    expect(await readPlainContext(path)).toMatchObject({kind: 'incomplete', problem: 'its cluster names no server'})
    writeFileSync(path, '{')
    expect(await readPlainContext(path)).toMatchObject({kind: 'unreadable'})
    expect(await readPlainContext(join(folder, 'none'))).toMatchObject({kind: 'unreadable'})
  })

  test('in a pod it is the account of the pod, elsewhere nothing', () => {
    expect(podContext({KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443'})).toMatchObject({
      server: 'https://[fd00::1]:443',
    })
    expect(podContext({})).toBeUndefined()
  })
})
