import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import type {KubeconfigEntry} from '../../../src/testbed/kubernetes/kubeconfig.js'
import {mergeContexts, removeContexts} from '../../../src/testbed/kubernetes/kubeconfig-file.js'

const entry = (context: string, ca = `ca of ${context}`): KubeconfigEntry => ({
  context,
  server: 'https://127.0.0.1:7700',
  ca,
  certificate: 'certificate',
  privateKey: 'key',
})
const OURS = [entry('mlsysops-lab-one'), entry('mlsysops-lab-two')]

/** As people have them: comments, quotes, odd order, an exec plug-in. */
const THEIRS = `# my clusters
apiVersion: v1
kind: Config
preferences: {}   # none
clusters:
- cluster:
    server: "https://prod.example.org"   # do not touch
    certificate-authority-data: QUJD
  name: prod
- name: old
  cluster: {server: 'https://old.example.org'}
users:
  - name: prod
    user:
      exec: {apiVersion: client.authentication.k8s.io/v1, command: get-token}
contexts:
- context: {cluster: prod, user: prod}
  name: prod
current-context: prod
`

test('contexts are added, and everything else stays byte for byte', async () => {
  const merged = await mergeContexts(THEIRS, OURS, 'f')
  const lines = new Set(merged.split('\n'))
  expect(THEIRS.split('\n').filter((line) => !lines.has(line))).toEqual([])
  expect(parse(merged)).toMatchObject({
    'current-context': 'prod',
    contexts: [
      {name: 'prod'},
      {name: 'mlsysops-lab-one', context: {cluster: 'mlsysops-lab-one', user: 'mlsysops-lab-one'}},
      {name: 'mlsysops-lab-two'},
    ],
    users: [{name: 'prod', user: {exec: {command: 'get-token'}}}, {name: 'mlsysops-lab-one'}, {name: 'mlsysops-lab-two'}],
  })
  expect(await removeContexts(merged, OURS, 'f')).toBe(THEIRS)
})

test('merging again changes nothing, and a new port replaces the old', async () => {
  const once = await mergeContexts(THEIRS, OURS, 'f')
  expect(parse(await mergeContexts(once, OURS, 'f'))).toEqual(parse(once))
  const moved = OURS.map((one) => ({...one, server: 'https://127.0.0.1:7701'}))
  const again: unknown = parse(await mergeContexts(once, moved, 'f'))
  expect(again).toMatchObject({clusters: [{name: 'prod'}, {name: 'old'}, {cluster: {server: 'https://127.0.0.1:7701'}}, {}]})
})

test('a file of our own has a current context, and is no more when the last context goes', async () => {
  const made = await mergeContexts(undefined, OURS, 'f')
  expect(parse(made)).toMatchObject({apiVersion: 'v1', kind: 'Config', 'current-context': 'mlsysops-lab-one'})
  expect(await removeContexts(made, OURS, 'f')).toBeUndefined()
})

test('a context of another cluster is neither replaced nor removed', async () => {
  const foreign = await mergeContexts(THEIRS, [entry('mlsysops-lab-one', 'another authority')], 'f')
  await expect(mergeContexts(foreign, OURS, 'f')).rejects.toMatchObject({code: 'kubeconfig-context-taken', exit: 'precondition'})
  expect(await removeContexts(foreign, OURS, 'f')).toBe(foreign)
})

test('other styles keep their meaning', async () => {
  const flow = JSON.stringify(parse(THEIRS), null, 2)
  const merged = await mergeContexts(flow, OURS, 'f')
  expect(parse((await removeContexts(merged, OURS, 'f')) ?? '')).toEqual(parse(THEIRS))
  for (const empty of ['', 'apiVersion: v1\nkind: Config\n', 'apiVersion: v1\nkind: Config\nclusters: null\nusers: null\ncontexts: null\n'])
    expect(parse(await mergeContexts(empty, OURS, 'f'))).toMatchObject({
      contexts: [{name: 'mlsysops-lab-one'}, {}],
      'current-context': 'mlsysops-lab-one',
    })
})

test('what is no kubeconfig is refused', async () => {
  for (const text of ['a: [', '- x', 'just text'])
    await expect(mergeContexts(text, OURS, '/home/ana/config')).rejects.toMatchObject({code: 'kubeconfig-invalid'})
})

test('whatever contexts a person has, ours come and go without a trace', async () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, {minLength: 1, maxLength: 5}),
      fc.boolean(),
      fc.boolean(),
      async (names, isIndented, hasCurrent) => {
        const pad = isIndented ? '  ' : ''
        const list = (key: string, one: (each: string) => string): string =>
          `${key}:\n${names.map((each) => `${pad}- name: ${each} # mine\n${pad}  ${one(each)}\n`).join('')}`
        const text = [
          'apiVersion: v1\n',
          list('clusters', (each) => `cluster: {server: "https://${each}"}`),
          hasCurrent ? `current-context: ${names[0]}\n` : '',
          list('contexts', (each) => `context: {cluster: ${each}, user: ${each}}`),
          list('users', () => 'user: {token: abc}'),
        ].join('')
        const merged = await mergeContexts(text, OURS, 'f')
        const back = await removeContexts(merged, OURS, 'f')
        if (hasCurrent) expect(back).toBe(text)
        expect(parse(back ?? '')).toEqual({'current-context': '', ...(parse(text) as object)})
      },
    ),
    {numRuns: 60},
  )
})
