import {join} from 'node:path'
import {expect, test} from 'vitest'
import {bringing} from '../../../src/cli/testbed-up.js'
import {testbedSurroundings} from '../../../src/cli/testbeds.js'
import {openRegistry} from '../../../src/testbed/registry.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const CONFIGURATION = {settings: new Map(), contexts: new Map()}

function surroundings() {
  const all = testbedSurroundings(process.cwd())
  const registry = openRegistry(join(temporaryDirectory(), 'state'))
  return {...all, registry, embedded: {...all.embedded, registry}}
}

test.each([
  [{driver: 'kubernetes', speed: 2}, '--speed is for the driver embedded, and this is kubernetes.'],
  [{driver: 'existing', clusters: 2}, '--clusters is for the driver kubernetes, and this is existing.'],
  [{kubeconfig: 'config'}, '--kubeconfig is for the driver kubernetes and existing, and this is embedded.'],
  [{context: ['home']}, '--context is for the driver existing, and this is embedded.'],
] as const)('a flag of another driver is refused, never dropped: %o', async (flags, message) => {
  await expect(bringing({name: 'default', ...flags}, CONFIGURATION, surroundings())).rejects.toMatchObject({exit: 'usage', message})
})

test('a flag that the environment gives to every command is no contradiction', async () => {
  process.env['MLSYSOPS_SPEED'] = '2'
  try {
    const {foresee} = await bringing(
      {name: 'default', driver: 'existing', kubeconfig: '/none', context: ['a'], speed: 2},
      CONFIGURATION,
      surroundings(),
    )
    await expect(foresee()).rejects.toMatchObject({code: 'kubeconfig-unreadable'})
  } finally {
    delete process.env['MLSYSOPS_SPEED']
  }
})

test('clusters are adopted from a kubeconfig that is named, and by contexts that are named', async () => {
  const place = surroundings()
  await expect(bringing({name: 'default', driver: 'existing'}, CONFIGURATION, place)).rejects.toMatchObject({exit: 'usage'})
  const {foresee} = await bringing({name: 'default', driver: 'existing', kubeconfig: '/none'}, CONFIGURATION, place)
  await expect(foresee()).rejects.toMatchObject({code: 'context-missing', exit: 'usage'})
})
