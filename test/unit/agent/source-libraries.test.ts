import {expect, test} from 'vitest'
import {MechanismLibrary} from '../../../src/agent/service/mechanism-library.js'
import {PolicyLibrary} from '../../../src/agent/service/policy-library.js'
import {memoryNotes} from '../../../src/platform/contract/memory-notes.js'
import type {OpenPolicy} from '../../../src/policy/artifact.js'
import {LONGEST_SOURCE} from '../../../src/support/hosting/source-code.js'
import {NEVER} from '../../../src/support/waiting.js'

/** The most that Kubernetes takes as one object’s content. */
const NOTE_BYTES = 1_048_576

test('two sources of a policy that are added at once get two numbers, and the one that came first is kept', async () => {
  const library = await policyLibrary()
  const added = await Promise.all(['// a', '// b'].map((source) => library.add({fileName: 'mine.ts', source}, 'ann')))

  expect(added.map(({kind, record}) => [kind, record.artifact.number])).toEqual([
    ['added', 1],
    ['changed', 2],
  ])
  expect(library.get('mine').earlier.map(({source}) => source)).toEqual(['// a'])
})

test('what two people set of a built-in policy at once is set', async () => {
  const library = await policyLibrary()
  const settings = ['{"least": 1}', '{"most": 9}']
  await Promise.all(settings.map((source) => library.add({fileName: 'autoscale', builtIn: true, source}, 'ann')))

  expect(JSON.parse(library.get('autoscale').artifact.source)).toEqual({least: 1, most: 9})
})

test('a binding that is changed while another change is written loses nothing of that', async () => {
  const library = await policyLibrary()
  await library.add({fileName: 'mine.ts', source: '// a'}, 'ann')
  await Promise.all([library.change('mine', {priority: 7}), library.change('mine', {enabled: false})])

  expect(library.get('mine').artifact).toMatchObject({priority: 7, enabled: false})
})

test('the same Python policy, added again with the same interpreter, is unchanged', async () => {
  const library = await policyLibrary()
  const submission = {fileName: 'policy-mine.py', source: '# a', python: 'python3.12'}
  await library.add(submission, 'ann')

  expect((await library.add(submission, 'ben')).kind).toBe('unchanged')
})

test('two sources of a mechanism that are added at once get two numbers', async () => {
  const library = await mechanismLibrary()
  const added = await Promise.all(['// a', '// b'].map((source) => library.add({fileName: 'valve.ts', source}, 'ann')))

  expect(added.map(({record}) => record.artifact.number)).toEqual([1, 2])
})

test.for(['policy', 'mechanism'] as const)('the sources of a %s that are kept fit into one note; the oldest go first', async (what) => {
  const notes = memoryNotes()
  const library = await (what === 'policy' ? policyLibrary(notes) : mechanismLibrary(notes))
  // Three bytes a character in UTF-8.
  const sources = ['a', 'b', 'c', 'd', 'e'].map((mark) => `${mark}${'€'.repeat(LONGEST_SOURCE - 1)}`)
  for (const source of sources) await library.add({fileName: what === 'policy' ? 'mine.ts' : 'valve.ts', source}, 'ann')

  const {key, name} = what === 'policy' ? {key: 'policies/mine', name: 'mine'} : {key: 'mechanisms/valve', name: 'valve'}
  expect(library.get(name).artifact).toMatchObject({source: sources[4], number: 5})
  expect(library.get(name).earlier.map(({number}) => number)).toEqual([4])
  const note = await notes.get(key, NEVER)
  expect(Buffer.byteLength(JSON.stringify(note?.value))).toBeLessThan(NOTE_BYTES)
})

async function policyLibrary(notes = memoryNotes()): Promise<PolicyLibrary> {
  const open = (async ({kind, fileName}: {readonly kind: string; readonly fileName: string}) => {
    const name = kind === 'built-in' ? fileName : 'mine'
    const descriptor = {name, layer: 'cluster', version: '1', summary: '', mechanisms: []}
    const environment = kind === 'python' ? {python: '3.12.1', packages: []} : undefined
    return {descriptor, environment, close: async () => undefined}
  }) as unknown as OpenPolicy
  const library = new PolicyLibrary({
    notes,
    open,
    clock: {now: () => 0},
    isAddedMechanism: () => false,
    onChange: () => undefined,
    signal: NEVER,
  })
  await library.load()
  return library
}

async function mechanismLibrary(notes = memoryNotes()): Promise<MechanismLibrary> {
  const describe = async () => ({name: 'valve', layer: 'cluster', version: '1', summary: ''})
  const opener = {describe, open: () => Promise.reject(new Error('not opened here'))} as unknown as ConstructorParameters<
    typeof MechanismLibrary
  >[0]['opener']
  const library = new MechanismLibrary({notes, opener, clock: {now: () => 0}, onChange: () => undefined, signal: NEVER})
  await library.load()
  return library
}
