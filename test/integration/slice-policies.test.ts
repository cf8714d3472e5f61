import {readFileSync} from 'node:fs'
import {afterEach, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import {application} from '../contract/platform/fixtures.js'
import {classifier, LOAD_RISES_MS, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

async function city(): Promise<VirtualSlice> {
  slice = await virtualSlice(twoWorkers({}))
  await slice.pass(1_000)
  await slice.during(slice.service.deploy(application('city', [classifier()]), {by: 'ada'}))
  const {service} = slice
  await slice.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
  return slice
}

/** Says in which turn it is, and wants nothing. */
function counter(name: string, {version = '1.0.0', more = ''} = {}): PolicySubmission {
  const source = `
import {definePolicy} from 'mlsysops'
export default definePolicy({
  name: '${name}', version: '${version}', interval: '1s', initialState: () => ({turns: 0}), ${more}
  analyze: (input, state) => ({verdict: 'fine', reason: '${version} turn ' + state.turns, state: {turns: state.turns + 1}}),
  plan: () => undefined,
})`
  return {fileName: `${name}.mjs`, source}
}

function said({service}: VirtualSlice, policy: string): Promise<string | undefined> {
  return service.explain('city').then(({components}) => components[0]?.policies.find((one) => one.policy === policy)?.reason)
}

async function turns(running: VirtualSlice, policy: string): Promise<number> {
  await running.pass(5_000)
  return Number(/turn (\d+)/.exec((await said(running, policy)) ?? '')?.[1] ?? Number.NaN)
}

test('the policy that `policy init` writes moves what misses its target, and its decisions name it', async () => {
  const running = await city()
  const source = readFileSync('templates/policy/policy.ts', 'utf8').replaceAll('NAME', 'mine')
  // Alone: the built-in one would be as quick.
  const quiet = {fileName: 'qos-relocation.mjs', source: counter('qos-relocation').source}
  await running.during(running.service.addPolicy(quiet, 'ada'))
  const {kind, policy} = await running.during(running.service.addPolicy({fileName: 'mine.ts', source}, 'ada'))
  expect([kind, policy.artifact.number, policy.artifact.by]).toEqual(['added', 1, 'ada'])
  await running.pass(LOAD_RISES_MS + 60_000)
  const [move] = running.service.decisions({application: 'city', policy: 'mine', verdict: 'admitted', limit: 5})
  expect(move?.summary).toMatch(/Move classifier from slow to fast: .* is foreseen there/)
  expect(move?.outcome.kind).toBe('done')
  expect(move?.proposer).toEqual({kind: 'policy', policy: 'mine', version: '1.0.0', digest: policy.artifact.digest})
  expect(move?.candidates.find((one) => one.chosen)?.host).toBe('fast')
  expect(running.service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'admitted', limit: 5})).toEqual([])
})

test('it goes on with what it remembers over a new source and a new life, until its state has another shape', async () => {
  const running = await city()
  const {service} = running
  await running.during(service.addPolicy(counter('mine'), 'ada'))
  const first = await turns(running, 'mine')
  expect(first).toBeGreaterThan(1)
  await running.during(service.addPolicy(counter('mine', {version: '2.0.0'}), 'ada'))
  const second = await turns(running, 'mine')
  expect(second).toBeGreaterThan(first)
  expect(await said(running, 'mine')).toContain('2.0.0')
  await running.pass(6_000)
  await running.crash()
  await running.start()
  await running.pass(15_000)
  expect(await turns(running, 'mine')).toBeGreaterThan(second)
  await running.during(running.service.addPolicy(counter('mine', {version: '3.0.0', more: 'stateVersion: 2,'}), 'ada'))
  expect(await turns(running, 'mine')).toBeLessThan(10)
  const {artifact, earlier, reports} = running.service.policy('mine')
  expect([artifact.number, artifact.version, earlier.map((one) => one.version)]).toEqual([3, '3.0.0', ['2.0.0', '1.0.0']])
  expect(reports).toMatchObject([{state: 'running', number: 3, digest: artifact.digest}])
})

test('bound elsewhere, disabled or removed it says nothing more of the application; a built-in one whose place it had runs again', async () => {
  const running = await city()
  const {service} = running
  await running.during(service.addPolicy({...counter('qos-relocation'), binding: {applications: ['cit*']}}, 'ada'))
  await running.pass(5_000)
  expect(await said(running, 'qos-relocation')).toContain('turn')
  await running.during(service.changePolicy('qos-relocation', {binding: {applications: ['other']}}, 'ada'))
  await running.pass(5_000)
  expect(await said(running, 'qos-relocation')).toBeUndefined()
  await running.during(service.changePolicy('qos-relocation', {binding: {}, enabled: false}, 'ada'))
  await running.pass(5_000)
  expect(service.policy('qos-relocation').reports[0]?.state).toBe('disabled')
  await running.during(service.removePolicy('qos-relocation', 'ada'))
  await running.pass(15_000)
  expect(await said(running, 'qos-relocation')).toContain('target')
  expect(service.policies().find((one) => one.name === 'qos-relocation')?.added).toBeUndefined()
})

test('bound by a label it is for who carries one, and for nobody who does not any more', async () => {
  const running = await city()
  const {service} = running
  const describe = async (labels: string[]): Promise<void> => {
    await running.during(service.deploy({...application('city', [classifier()]), labels}, {by: 'ada'}))
    await running.pass(15_000)
  }
  await running.during(service.addPolicy({...counter('mine'), binding: {labels: ['tier:video', 'tier:sound']}}, 'ada'))
  await running.pass(5_000)
  expect(await said(running, 'mine')).toBeUndefined()
  await describe(['owner:ada', 'tier:video'])
  expect(await said(running, 'mine')).toContain('turn')
  await describe(['owner:ada'])
  expect(await said(running, 'mine')).toBeUndefined()
  await running.during(service.changePolicy('mine', {binding: {applications: ['city'], labels: ['tier:video']}}, 'ada'))
  await running.pass(5_000)
  expect(await said(running, 'mine')).toContain('turn')
})

test('a source that is no policy is refused, and one that fails is told; what ran before goes on', async () => {
  const running = await city()
  const {service} = running
  await expect(running.during(service.addPolicy({fileName: 'x.ts', source: 'export default 5'}, 'ada'))).rejects.toMatchObject({
    code: 'policy-invalid',
  })
  const failing = `export default {name: 'mine', interval: '1s', analyze: () => { throw new Error('not today') }, plan: () => undefined}`
  await running.during(service.addPolicy({fileName: 'mine.mjs', source: failing}, 'ada'))
  await running.pass(10_000)
  expect(service.policy('mine').reports).toMatchObject([
    {agent: 'workers', state: 'degraded', reason: expect.stringContaining('not today') as string},
  ])
  const [held] = service.decisions({application: 'city', policy: 'mine', limit: 1})
  expect(held?.verdict).toMatchObject({kind: 'held', reason: expect.stringContaining('not today') as string})
  const rolled = await running.during(service.addPolicy(counter('mine'), 'ada'))
  expect(rolled.policy.artifact.number).toBe(2)
  await running.pass(5_000)
  expect(service.policy('mine').reports[0]?.state).toBe('running')
  await running.during(service.rollBackPolicy('mine', undefined, 'ada'))
  expect(service.policy('mine').artifact).toMatchObject({number: 3, by: 'ada'})
})

test('one that names a mechanism which there is not is told as degraded, with what was probably meant', async () => {
  const running = await city()
  const {service} = running
  const reports = () => service.policy('mine').reports.map(({state, reason}) => ({state, reason}))
  await running.during(service.addPolicy(counter('mine', {more: "mechanisms: ['placement', 'placment'],"}), 'ada'))
  await running.pass(15_000)
  expect(reports()).toEqual([
    {
      state: 'degraded',
      reason: 'it names placment, which no agent of the layer cluster has: plans with that are refused (did you mean placement?)',
    },
  ])
  await running.during(service.addPolicy(counter('mine', {version: '2.0.0', more: "mechanisms: ['placement', 'cpu-frequency'],"}), 'ada'))
  await running.pass(15_000)
  expect(reports()).toMatchObject([{state: 'running'}])
  const above = {...counter('above', {more: "layer: 'continuum', mechanisms: ['placement'],"})}
  await running.during(service.addPolicy(above, 'ada'))
  await running.pass(5_000)
  expect(service.policy('above').reports[0]?.reason).toContain('it names placement, which no agent of the layer continuum has')
})

test('a built-in policy is added by its name with what is set of it, changed, given back its place, and one that runs from the beginning is stopped', async () => {
  const running = await city()
  const {service} = running
  const builtIn = (fileName: string, set: object = {}): PolicySubmission => ({fileName, source: JSON.stringify(set), builtIn: true})
  const stopped = await running.during(service.addPolicy(builtIn('qos-relocation'), 'ada'))
  const listed = () => service.policies().find((one) => one.name === 'qos-relocation')
  await running.pass(5_000)
  const before = listed()
  expect(before?.instances).toBe(1)
  await running.during(service.changePolicy('qos-relocation', {enabled: false}, 'ada'))
  expect(stopped.policy.artifact).toMatchObject({kind: 'built-in', layer: 'cluster'})
  await running.pass(LOAD_RISES_MS + 60_000)
  expect(listed()).toMatchObject({instances: 0, summary: before?.summary, intervalMs: before?.intervalMs, version: before?.version})
  expect(service.decisions({application: 'city', policy: 'qos-relocation', verdict: 'admitted', limit: 5})).toEqual([])

  const {policy} = await running.during(service.addPolicy(builtIn('predictive-relocation', {stepMs: 1_000, horizonMs: 60_000}), 'ada'))
  await running.pass(30_000)
  const [move] = service.decisions({application: 'city', policy: 'predictive-relocation', verdict: 'admitted', limit: 5})
  expect(move?.summary).toMatch(/Move classifier from slow to fast/)
  expect(move?.proposer).toMatchObject({digest: policy.artifact.digest})
  const changed = await running.during(service.addPolicy(builtIn('predictive-relocation', {stepMs: 2_000}), 'ada'))
  expect([changed.kind, changed.policy.artifact.number]).toEqual(['changed', 2])

  await running.during(service.removePolicy('predictive-relocation', 'ada'))
  await running.during(service.changePolicy('qos-relocation', {enabled: true}, 'ada'))
  await running.pass(10_000)
  expect(await said(running, 'qos-relocation')).toContain('frame_classify_latency')
})

test('a name or a parameter that there is not is told, with what there is', async () => {
  const {service} = await city()
  const add = (fileName: string, set: object) => service.checkPolicy({fileName, source: JSON.stringify(set), builtIn: true})
  await expect(add('autoscal', {})).rejects.toThrow('There is no built-in policy autoscal that can be added.')
  await expect(add('autoscale', {targt: 1, min: 0, measure: 'sum'})).rejects.toThrow(
    'there is no parameter targt (did you mean target?); min must be at least 1, and is 0; measure must be one of per-instance, total, and is sum',
  )
})
