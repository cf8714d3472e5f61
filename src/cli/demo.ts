import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Api} from '../northbound/contract/api.js'
import type {Clock} from '../support/clock.js'
import {down, type EmbeddedSurroundings, up} from '../testbed/embedded/driver.js'
import type {EmbeddedUp} from '../testbed/reports.js'
import {readApplication} from './descriptions.js'
import {type Application, at, type Decision, type Explanation} from './render/views.js'
import {SIMULATED} from './testbed-report.js'
import {untilDeployed} from './waiting.js'

/** What the report tells, in the order in which it happens. Everything in it was answered by the API. */
export type DemoLine = {readonly nowMs: number} & (
  | {readonly kind: 'opened'; readonly url: string; readonly name: string; readonly speed: number; readonly simulated: readonly string[]}
  | {readonly kind: 'deployed'; readonly application: Application}
  | {readonly kind: 'measured'; readonly load: number | null; readonly application: Application}
  | {readonly kind: 'decided'; readonly decision: Decision}
  | {readonly kind: 'explained'; readonly explanation: Explanation; readonly moved: boolean}
)

export type DemoOptions = {
  readonly root: string
  readonly surroundings: EmbeddedSurroundings
  readonly speed: number
  readonly signal: AbortSignal
  readonly say: (text: string) => void
  /** Shows the live screen until the person leaves it; without it a report is given. */
  readonly screen?: (api: Api, signal: AbortSignal) => Promise<void>
}

const SCENARIO = join('templates', 'scenarios', 'smart-city.yaml')
const APPLICATION = join('templates', 'scenarios', 'smart-city', 'app.yaml')
/** What drives the load of that scenario: people in view of the camera. */
const LOAD_METRIC = 'people_box_count'
/** A report ends by itself, whatever happens: it may be part of someone's script. */
const REPORT_LIMIT_MS = 45_000
const LOOK_MS = 200
/** Between two lines of measurements while nothing changes, on the slice's clock. */
const MEASURE_EVERY_MS = 20_000
const CLEAN_UP_LIMIT_MS = 20_000

/** Runs the demo on a testbed of its own, which is gone when it ends, however it ends. */
export async function* runDemo(options: DemoOptions): AsyncGenerator<DemoLine, void, undefined> {
  const {surroundings, signal, say} = options
  const name = `demo-${process.pid}`
  try {
    const report = await up({name, scenario: join(options.root, SCENARIO), speed: options.speed}, surroundings, {signal, say})
    yield* playOn(report, options)
  } finally {
    say('Taking the demo down …')
    await down(name, {keep: false}, surroundings, {signal: AbortSignal.timeout(CLEAN_UP_LIMIT_MS), say: () => {}})
  }
}

async function* playOn({url, name, config}: EmbeddedUp, options: DemoOptions): AsyncGenerator<DemoLine, void, undefined> {
  const {signal, say, speed} = options
  const {clock} = options.surroundings
  const token = readFileSync(config.tokenPath, 'utf8').trim()
  const {createApiClient} = await import('../northbound/client/index.js')
  const api = createApiClient({url, token, signal, by: 'demo'})
  try {
    if (options.screen === undefined)
      yield {kind: 'opened', url, name, speed, simulated: SIMULATED.embedded, nowMs: await sliceNow(api, signal)}
    const {application} = await readApplication(join(options.root, APPLICATION))
    await api.deployApplication({MLSysOpsApp: application.description}, {signal})
    if (options.screen !== undefined) return await options.screen(api, signal)
    await untilDeployed(api, application.name, {timeoutMs: REPORT_LIMIT_MS, clock, signal, say})
    yield* report(api, application.name, clock, signal)
  } finally {
    await api.close()
  }
}

async function* report(api: Api, name: string, clock: Clock, signal: AbortSignal): AsyncGenerator<DemoLine, void, undefined> {
  const endMs = clock.now() + REPORT_LIMIT_MS
  const first = await api.getApplication({name}, {signal})
  yield {kind: 'deployed', application: first, nowMs: await sliceNow(api, signal)}
  const told = new Map<string, number>()
  let shape = ''
  let measuredMs = Number.NEGATIVE_INFINITY
  let move: Decision | undefined
  while (clock.now() < endMs && move?.effect === undefined) {
    const [application, decisions, nowMs] = await Promise.all([
      api.getApplication({name}, {signal}),
      newDecisions(api, name, told, signal),
      sliceNow(api, signal),
    ])
    const next = shapeOf(application)
    if (next !== shape || nowMs - measuredMs >= MEASURE_EVERY_MS) {
      yield {kind: 'measured', load: await loadOf(api, name, signal), application, nowMs}
      shape = next
      measuredMs = nowMs
    }
    for (const decision of decisions) {
      if (isRelocation(decision)) move = decision
      yield {kind: 'decided', decision, nowMs}
    }
    await clock.sleep(LOOK_MS, signal)
  }
  const explanation = await api.explainApplication({name}, {signal})
  yield {kind: 'explained', explanation, moved: move !== undefined, nowMs: await sliceNow(api, signal)}
}

/** Decisions that are new or have gone on, oldest first; the first placements are no news any more. */
async function newDecisions(api: Api, application: string, told: Map<string, number>, signal: AbortSignal): Promise<readonly Decision[]> {
  const isFirst = told.size === 0
  const {items} = await api.listDecisions({application, limit: 50}, {signal})
  const fresh = items.filter((one) => (told.get(one.id) ?? -1) < stageOf(one)).toReversed()
  for (const one of fresh) told.set(one.id, stageOf(one))
  return isFirst ? [] : fresh.filter((one) => one.verdict.kind !== 'held')
}

/** Versions count repeats too; a person wants to know of a decision, its end, and its effect. */
function stageOf({outcome, effect}: Decision): number {
  if (effect !== undefined) return 2
  return outcome.kind === 'done' || outcome.kind === 'failed' ? 1 : 0
}

/** A policy's change of something that ran: not its first placement. */
function isRelocation({verdict, outcome, proposer, trigger}: Decision): boolean {
  return verdict.kind === 'admitted' && outcome.kind === 'done' && proposer.kind === 'policy' && trigger.kind !== 'application'
}

async function loadOf(api: Api, application: string, signal: AbortSignal): Promise<number | null> {
  const {items} = await api.listMetrics(undefined, {signal})
  if (!items.some((one) => one.name === LOAD_METRIC)) return null
  const answer = await api.queryTelemetry({metric: LOAD_METRIC, application, windowMs: 60_000, by: 'last'}, {signal})
  return answer.kind === 'aggregate' ? answer.value : null
}

function shapeOf({components, qos, phase}: Application): string {
  const hosts = components.map((one) => one.instances.filter((instance) => instance.phase === 'ready').map((instance) => instance.node))
  return JSON.stringify([phase, hosts, qos.map((one) => one.met)])
}

async function sliceNow(api: Api, signal: AbortSignal): Promise<number> {
  return at((await api.getReadiness(undefined, {signal})).clock.nowAt)
}
