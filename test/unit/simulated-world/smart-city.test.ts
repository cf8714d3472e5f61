import {readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import {loadScenario} from '../../../src/descriptions/scenario.js'
import type {ApplicationDescription, ComponentDescription} from '../../../src/descriptions/types.js'
import {openWorld, simulatedCluster, simulatedHost, simulatedSlice} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {accepted, intent, NEVER, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'

const PEOPLE_STEP_MS = 30_000

/** Both components on the given hosts for so many minutes; gives what was measured on them. */
async function play(
  scenario: ResolvedScenario,
  app: ApplicationDescription,
  hosts: readonly string[],
  minutes: number,
): Promise<readonly Sample[]> {
  const clock = createVirtualClock(ORIGIN_MS)
  const world = openWorld({scenario, clock})
  const slice = simulatedSlice(world)
  const cluster = scenario.clusters.find(({nodes}) => nodes.some(({description}) => description.name === hosts[0]))?.name ?? ''
  accepted(await slice.put(spec(app), undefined, NEVER))
  const stored = world.state.applications.get(app.name)
  if (stored === undefined) throw new Error('The application was not stored.')
  accepted(await slice.assign(stored, [{cluster}], 0, NEVER))
  for (const [index, component] of app.components.entries()) {
    const host = hosts[index] ?? ''
    accepted(await simulatedCluster(world, cluster).apply(intent(app.name, component, [{node: host, instances: 1}]), 0, NEVER))
  }
  const samples: Sample[] = []
  const stop = new AbortController()
  for (const node of new Set(hosts)) {
    void (async () => {
      for await (const batch of simulatedHost(world, node).metrics(stop.signal)) samples.push(...batch)
    })()
  }
  await clock.run(ORIGIN_MS + minutes * 60_000, {world})
  stop.abort()
  const laws = world.engine.laws()
  expect(laws.littleError).toBeLessThan(1e-6)
  expect(laws.utilisationError).toBeLessThan(1e-6)
  return samples
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const latencies = (samples: readonly Sample[], fromMs = 0, toMs = Number.POSITIVE_INFINITY): readonly number[] =>
  samples
    .filter(({metric, timeMs}) => metric === 'frame_classify_latency' && timeMs >= ORIGIN_MS + fromMs && timeMs < ORIGIN_MS + toMs)
    .map(({value}) => value)

describe('the smart-city case', () => {
  let scenario: ResolvedScenario
  let app: ApplicationDescription
  beforeAll(async () => {
    const loaded = await loadScenario('templates/scenarios/default.yaml', {nowMs: ORIGIN_MS})
    if (loaded.scenario === undefined) throw new Error('The default scenario has errors.')
    scenario = loaded.scenario
    const text = readFileSync('templates/scenarios/smart-city/app.yaml', 'utf8')
    const [described] = parseDescriptions(text, 'app.yaml').documents
    if (described?.kind !== 'application') throw new Error('The application has errors.')
    app = described.description
  })

  test('on worker 1 the target holds with one person in view and breaks when there are five', async () => {
    const samples = await play(scenario, app, ['group1-node1', 'group1-node1'], 5)
    expect(mean(latencies(samples, 10_000, 60_000))).toBeLessThan(50)
    // From 3:30 to 5:00 five people are in view: 11.8 + 21.6 * 5 = 120 ms of work.
    const crowded = mean(latencies(samples, 7 * PEOPLE_STEP_MS, 10 * PEOPLE_STEP_MS))
    expect(crowded).toBeGreaterThan(110)
    expect(crowded).toBeLessThan(135)
  })

  test('on worker 2 five people are no trouble', async () => {
    const samples = await play(scenario, app, ['group1-node1', 'group1-node2'], 5)
    expect(mean(latencies(samples, 7 * PEOPLE_STEP_MS, 10 * PEOPLE_STEP_MS))).toBeLessThan(50)
  })

  test('with applications, components and nodes renamed it is the same', async () => {
    const rename = (name: string): string => `${name}-renamed`
    const renamed: ApplicationDescription = {
      ...app,
      name: rename(app.name),
      components: app.components.map(
        (component): ComponentDescription => ({...component, metadata: {name: rename(component.metadata.name)}}),
      ),
      component_interactions: (app.component_interactions ?? []).map((interaction) => ({
        ...interaction,
        component_name1: rename(interaction.component_name1),
        component_name2: rename(interaction.component_name2),
      })),
    }
    const elsewhere: ResolvedScenario = {
      ...scenario,
      clusters: scenario.clusters.map((cluster) => ({
        ...cluster,
        nodes: cluster.nodes.map((node) => ({...node, description: {...node.description, name: rename(node.description.name)}})),
      })),
    }
    const [before, after] = await Promise.all([
      play(scenario, app, ['group1-node1', 'group1-node1'], 5),
      play(elsewhere, renamed, [rename('group1-node1'), rename('group1-node1')], 5),
    ])
    expect(mean(latencies(after))).toBeGreaterThan(mean(latencies(before)) * 0.97)
    expect(mean(latencies(after))).toBeLessThan(mean(latencies(before)) * 1.03)
    expect(new Set(after.map(({metric}) => metric))).toEqual(new Set(before.map(({metric}) => metric)))
  })

  test('without its detector the classifier has nothing to do, and says nothing', async () => {
    const alone = {...app, components: app.components}
    const clock = createVirtualClock(ORIGIN_MS)
    const world = openWorld({scenario, clock})
    const slice = simulatedSlice(world)
    accepted(await slice.put(spec(alone), undefined, NEVER))
    const stored = world.state.applications.get(alone.name)
    const classifier = alone.components[1]
    if (stored === undefined || classifier === undefined) throw new Error('The application was not stored.')
    accepted(await slice.assign(stored, [{cluster: 'group1-cluster'}], 0, NEVER))
    const cluster = simulatedCluster(world, 'group1-cluster')
    accepted(await cluster.apply(intent(alone.name, classifier, [{node: 'group1-node1', instances: 1}]), 0, NEVER))
    const samples: Sample[] = []
    const stop = new AbortController()
    void (async () => {
      for await (const batch of simulatedHost(world, 'group1-node1').metrics(stop.signal)) samples.push(...batch)
    })()
    await clock.run(ORIGIN_MS + 60_000, {world})
    stop.abort()
    expect(samples.some(({metric}) => metric === 'requests_per_second')).toBe(true)
    expect(latencies(samples)).toEqual([])
  })
})
