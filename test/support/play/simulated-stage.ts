import {parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import type {HostPlatform} from '../../../src/platform/contract/index.js'
import type {World} from '../../../src/platform/simulated/index.js'
import type {Clock} from '../../../src/support/clock.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {virtualSlice} from '../virtual-slice.js'
import {CITY, CLASSIFIER, LATENCY, type Stage, seenOf} from './stage.js'

const BY = {by: 'ada'}
const LIMIT_MS = 600_000

export type SimulatedStage = Stage & {
  /** Faults of agents' parts. */
  readonly faults: readonly string[]
  end(): Promise<void>
}

/** The slice of this scenario, simulated, on a virtual clock. Of its applications only what the play says is measured. */
export async function simulatedStage(scenario: ResolvedScenario): Promise<SimulatedStage> {
  const said: Said = {latencyMs: undefined}
  const slice = await virtualSlice(scenario, {host: (host, at, world, clock) => measuringOnlyWhatIsSaid(host, at, world, clock, said)})
  await slice.pass(1000)
  const {service, during, world} = slice
  const downs = new Map<string, string>()
  const seen: Stage['seen'] = async () => {
    const application = service.application(CITY)
    return seenOf(application === undefined ? undefined : {phase: application.phase, components: application.components})
  }
  return {
    deploy: (description) => during(service.deploy(applicationIn(description), BY)),
    rollback: (generation) => during(service.rollback(CITY, generation, BY.by)),
    remove: () => during(service.remove(CITY, BY.by)),
    order: (component, wish) => during(service.order(CITY, component, wish, BY)),
    liftOrders: (component) => during(service.lift(CITY, component, 'all', BY.by)),
    drain: (node) => during(service.drain(node, BY.by)),
    uncordon: (node) => during(service.cordon(node, false, BY.by)),
    async setReady(node, isReady) {
      if (isReady) world.mend(downs.get(node) ?? '')
      else downs.set(node, world.inject({kind: 'node-down', node, reboots: false}))
      const readiness = () => service.infrastructure().clusters.flatMap(({nodes}) => nodes.filter(({name}) => name === node))[0]?.ready
      await slice.until(`${node} is ${isReady ? '' : 'not '}ready`, () => readiness() === isReady)
    },
    measure(latencyMs) {
      said.latencyMs = latencyMs
    },
    seen,
    async until(what, holds) {
      const deadlineMs = slice.clock.now() + LIMIT_MS
      while (!(await holds())) {
        if (slice.clock.now() > deadlineMs) throw new Error(`Not in time: ${what}. Seen: ${JSON.stringify(await seen())}`)
        await slice.pass(200)
      }
    },
    decisions: async () => service.decisions({application: CITY, limit: 1000}).toSorted((a, b) => a.seq - b.seq),
    nowMs: () => slice.clock.now(),
    get faults() {
      return slice.faults
    },
    end: () => slice.stop(),
  }
}

type Said = {latencyMs: number | undefined}

function measuringOnlyWhatIsSaid(host: HostPlatform, place: string, world: World, clock: Clock, said: Said): HostPlatform {
  const [cluster = '', node = ''] = place.split('/')
  return {
    ...host,
    async *metrics(signal) {
      for await (const timeMs of clock.every(1000, signal)) {
        const {latencyMs: value} = said
        if (value === undefined) continue
        const instances = [...world.state.instances.values()].filter((one) => one.component === CLASSIFIER && one.node === node)
        yield instances.map(({id: instance, application, component}): Sample => {
          return {metric: LATENCY, value, timeMs, application, component, instance, node, cluster}
        })
      }
    },
  }
}

function applicationIn(text: string) {
  const {documents, problems} = parseDescriptions(text, 'app.yaml')
  const [document] = documents
  if (document?.kind !== 'application') throw new Error(`No application: ${JSON.stringify(problems)}`)
  return document.description
}
