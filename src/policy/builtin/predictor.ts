import {freshnessOf} from '../../matching/freshness.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {JsonObject} from '../../support/json.js'
import type {Selector, TelemetryReader} from '../../telemetry/contract.js'
import type {Prediction, Predictor, World} from '../contract.js'

/** Foresees by what descriptions say of the hosts, and learns from what came of its predictions. */
export interface LearningPredictor extends Predictor {
  /** What was foreseen for a move between two nodes, and what was measured after it. */
  learn(move: {readonly from: string; readonly to: string; readonly predicted: number; readonly actual: number}): void
  experience(): JsonObject
  /** Knows from now on what another of its kind has learned, and nothing else. */
  recall(experience: JsonObject): void
}

/** Before anything was learned: bogomips and nominal frequencies rank processors, they do not measure one's program. */
const PRIOR_ERROR = 0.3
/** Half the width of the 80 % interval of a normal distribution, in standard deviations. */
const Z_80 = 1.28
/** What is described counts as much as so many moves: the load changes while a move is made, and that is no matter of the host. */
const PRIOR_MOVES = 3
const KEPT_MOVES = 32
const TIME_UNITS: ReadonlySet<string> = new Set(['ms', 's'])

/** Of each earlier move the logarithm of what was measured over what the descriptions alone had foreseen. */
type Experience = {readonly logs: readonly number[]}
type Experiences = {readonly [move: string]: Experience}

/**
 * A duration on another host is the present one, times the ratio of the processors' speeds, times how much of the cores that it needs the host has
 * free, times what earlier moves between the two showed. A rate goes the other way. Other metrics it cannot foresee, and says so.
 */
export function createPredictor(): LearningPredictor {
  let experience: Experiences = {}
  const measured = createMeasure()
  return {
    predict({world, telemetry, application, component, metric, from, to}) {
      const source = world.nodes.get(from)
      const target = world.nodes.get(to)
      if (source === undefined || target === undefined) return {unknown: `${source === undefined ? from : to} is not known`}
      const {present, uses} = measured(world, telemetry, application, component, metric, from)
      if (present === undefined) return {unknown: `${metric} was not heard from ${from} of late`}
      if (from === to) return {metric, value: present, error: 0, basis: 'measured there'}
      const unit = telemetry.unitOf(metric)
      const direction = TIME_UNITS.has(unit) ? 1 : unit === 'per_second' ? -1 : undefined
      if (direction === undefined) return {unknown: `how ${metric} (unit ${unit}) depends on the host is not known`}
      const speed = speedRatio(source, target)
      if ('unknown' in speed) return speed
      const crowding = crowdingOn(target, telemetry, uses)
      const learned = experience[`${from}>${to}`]
      const factor = (crowding.factor / speed.ratio) * ratioOf(learned)
      const value = present * factor ** direction
      const basis = [
        `${round(present)} on ${from}`,
        speed.basis,
        crowding.basis,
        learned === undefined
          ? ''
          : `corrected by ${round(ratioOf(learned))} from ${learned.logs.length} earlier move${learned.logs.length === 1 ? '' : 's'}`,
      ]
      return {metric, value, error: value * errorOf(learned), basis: basis.filter((part) => part !== '').join('; ')} satisfies Prediction
    },
    learn({from, to, predicted, actual}) {
      if (!(predicted > 0) || !(actual > 0)) return
      const there = `${from}>${to}`
      const back = `${to}>${from}`
      experience = {
        ...experience,
        [there]: extended(experience[there], actual / predicted),
        [back]: extended(experience[back], predicted / actual),
      }
    },
    experience: () => experience,
    recall(other) {
      // What one of its kind has told.
      experience = other as Experiences
    },
  }
}

/** What is measured where the component is: the same for every host that is weighed in one moment, so it is asked for once. */
function createMeasure() {
  let last:
    | {readonly world: World; readonly key: string; readonly present: number | undefined; readonly uses: number | undefined}
    | undefined
  return (world: World, telemetry: TelemetryReader, application: string, component: string, metric: string, from: string) => {
    const key = `${application}/${component}/${metric}/${from}`
    if (last?.world !== world || last.key !== key) {
      const present = meanOf(telemetry, {metric, application, component, node: from}, 1)
      const uses = meanOf(telemetry, {metric: 'instance_cpu_cores', application, component}, 3)
      last = {world, key, present, uses}
    }
    return last
  }
}

function meanOf(telemetry: TelemetryReader, selector: Selector, windows: number): number | undefined {
  return telemetry.aggregate(selector, windows * freshnessOf(telemetry, selector).windowMs, 'mean')
}

/** `error`: what was measured over what was foreseen, corrections and all. */
function extended(known: Experience | undefined, error: number): Experience {
  return {logs: [...(known?.logs ?? []), Math.log(error * ratioOf(known))].slice(-KEPT_MOVES)}
}

/** The mean of all moves, drawn towards what is described. */
function ratioOf(learned: Experience | undefined): number {
  if (learned === undefined) return 1
  return Math.exp(learned.logs.reduce((sum, log) => sum + log, 0) / (learned.logs.length + PRIOR_MOVES))
}

function errorOf(learned: Experience | undefined): number {
  if (learned === undefined || learned.logs.length === 0) return PRIOR_ERROR
  const expected = Math.log(ratioOf(learned))
  const squares = learned.logs.reduce((sum, log) => sum + (log - expected) ** 2, 0)
  // One lucky move proves little: the prior counts as one more observation.
  return Z_80 * Math.sqrt((squares + (PRIOR_ERROR / Z_80) ** 2) / (learned.logs.length + 1))
}

function speedRatio(from: NodeState, to: NodeState): {readonly ratio: number; readonly basis: string} | {readonly unknown: string} {
  const a = from.description.hardware?.cpu
  const b = to.description.hardware?.cpu
  if (a?.performance_indicator !== undefined && b?.performance_indicator !== undefined && a.performance_indicator > 0) {
    const ratio = b.performance_indicator / a.performance_indicator
    return {ratio, basis: `${to.name}'s processor is rated ${round(ratio)} times ${from.name}'s (performance_indicator)`}
  }
  const fastestFrom = Math.max(0, ...(a?.frequency ?? []))
  const fastestTo = Math.max(0, ...(b?.frequency ?? []))
  if (fastestFrom > 0 && fastestTo > 0)
    return {
      ratio: fastestTo / fastestFrom,
      basis: `${to.name}'s processor is clocked ${round(fastestTo / fastestFrom)} times ${from.name}'s`,
    }
  return {unknown: `the descriptions of ${from.name} and ${to.name} do not say how fast their processors are`}
}

/** How much longer work takes where fewer cores are free than it uses. */
function crowdingOn(
  node: NodeState,
  telemetry: TelemetryReader,
  uses: number | undefined,
): {readonly factor: number; readonly basis: string} {
  const busy = meanOf(telemetry, {metric: 'node_cpu_utilisation', node: node.name}, 3)
  if (uses === undefined || busy === undefined) return {factor: 1, basis: ''}
  const cores = node.capacity.cpuMillicores / 1000
  const free = Math.max(0.01 * cores, cores * (1 - busy))
  const factor = Math.max(1, uses / free)
  return {factor, basis: factor === 1 ? '' : `only ${round(free)} of the ${round(uses)} cores that it uses are free there`}
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
