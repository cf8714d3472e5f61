import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {openMechanisms} from '../../src/compose/mechanism-hosts.js'
import {openPolicies} from '../../src/compose/policy-hosts.js'
import {systemClock} from '../../src/support/clock-system.js'
import {digestOf} from '../../src/support/digest.js'
import {removeSources, writeSource} from '../../src/support/hosting/source-files.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

const PYTHON = `
def initialize():
    return {"name": "mine", "configuration": {"analysis_interval": "30s"}}
def analyze(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    return False, context
def plan(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    return {}, context
`
const POLICY = `import {definePolicy} from 'mlsysops'
export default definePolicy({name: 'mine', layer: 'cluster', scope: 'global', mechanisms: [], interval: '1s', analyze: () => ({verdict: 'fine', reason: 'so'}), plan: () => undefined})
`

test.for([
  {kind: 'typescript', fileName: 'mine.ts', source: POLICY},
  {kind: 'python', fileName: 'policy-mine.py', source: PYTHON},
] as const)('the file of a policy ($kind) is there as long as it runs, and each that runs has its own', async ({source, ...how}) => {
  const folder = join(temporaryDirectory(), 'policies')
  const open = policies(folder)
  const artifact = {...how, source, digest: digestOf(source), layer: 'cluster'} as const
  const [one, other] = await Promise.all([open(artifact), open(artifact)])
  expect(readdirSync(folder)).toHaveLength(2)
  await one.close()
  expect(readdirSync(folder)).toHaveLength(1)
  await other.close()
  expect(readdirSync(folder)).toEqual([])
})

test('nothing is left of a source that is no policy', async () => {
  const folder = join(temporaryDirectory(), 'policies')
  const source = 'export default 7'
  await expect(policies(folder)({kind: 'javascript', fileName: 'mine.mjs', source, digest: digestOf(source)})).rejects.toThrow()
  expect(readdirSync(folder)).toEqual([])
})

test('nor of a mechanism that was only looked at', async () => {
  const folder = join(temporaryDirectory(), 'mechanisms')
  const source = readFileSync('templates/mechanism/mechanism.ts', 'utf8').replaceAll('NAME', 'valve')
  const descriptor = await mechanisms(folder).describe({kind: 'typescript', fileName: 'valve.ts', source, digest: digestOf(source)})
  expect(descriptor.name).toBe('valve')
  expect(readdirSync(folder)).toEqual([])
})

test('what processes left that were killed is removed, and nothing of those that run', async () => {
  const folder = temporaryDirectory()
  const own = await writeSource(folder, digestOf('a'), '.ts', 'a')
  const [digest = '', pid = '', started = ''] = basename(own.path).split('-')
  const earlier = `${digest}-${pid}-${started === '00000000' ? '11111111' : '00000000'}-01234567`
  const gone = `${digest}-4194999-${started}-01234567.py`
  for (const name of [earlier, gone, 'notes.ts']) writeFileSync(join(folder, name), 'mine')
  mkdirSync(join(folder, 'environments'))
  await removeSources(folder)
  expect(readdirSync(folder).toSorted()).toEqual([basename(own.path), 'environments', 'notes.ts'].toSorted())
  await removeSources(join(folder, 'absent'))
})

function policies(folder: string): ReturnType<typeof openPolicies> {
  return openPolicies({
    folder,
    clock: systemClock,
    program: built('compose/policy-worker.js'),
    library: fileURLToPath(built('policy/author/index.js')),
  })
}

function mechanisms(folder: string): ReturnType<typeof openMechanisms> {
  const library = fileURLToPath(built('mechanism/plugin/define.js'))
  return openMechanisms({
    folder,
    clock: systemClock,
    program: built('compose/mechanism-worker.js'),
    library,
    allowExecutables: true,
    isWhole: true,
  })
}

/** A worker knows no TypeScript of ours. */
function built(path: string): URL {
  return new URL(`../../dist/src/${path}`, import.meta.url)
}
