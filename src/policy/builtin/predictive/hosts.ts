import {hostRefusals} from '../../../matching/eligibility.js'
import {meets} from '../../../matching/qos.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'
import type {Candidate, PolicyInput, Prediction} from '../../contract.js'
import {shareOn} from '../qos/move.js'
import type {Watched} from '../qos/targets.js'
import {outlookOf} from './forecast.js'
import {even, expected, type Outlook} from './outlook.js'
import {historyOf, type Memory} from './record.js'
import {type Worth, worthMoving} from './rule.js'

/** What a step is worth, and how far is looked ahead. */
export type Terms = {
  readonly stepMs: number
  readonly horizonMs: number
  readonly moveMs: number
  /** The target times this is what a value must keep to. */
  readonly bound: number
  /** Of a second on the dearest host, against one in which the bound is not kept; the cheapest costs nothing. */
  readonly dear: number
  /** Of a second in which a move is under way. */
  readonly moving: number
}

/** A host that the component might go to, and what that is worth; or why not. */
export type Option = {readonly candidate: Candidate; readonly worth: Worth | undefined}

/** Every other host, judged by the cheapest plan for the steps to come that begins with a move there. */
export function optionsOf(
  input: PolicyInput,
  application: ApplicationSpec,
  watched: Watched,
  memory: Memory,
  terms: Terms,
): readonly Option[] {
  const {view} = watched
  const from = view.current[0]?.node ?? ''
  const nodes = [...input.world.nodes.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const steps = Math.max(1, Math.round(terms.horizonMs / terms.stepMs))
  const prices = nodes.flatMap(({pricePerHour}) => pricePerHour ?? [])
  const judging = {input, application, watched, terms, from, nodes, prices, outlook: outlookAs(memory, watched, steps)}
  return nodes.filter(({name}) => name !== from).map((node) => optionOf(judging, memory, node))
}

type Judging = {
  readonly input: PolicyInput
  readonly application: ApplicationSpec
  readonly watched: Watched
  readonly terms: Terms
  readonly from: string
  readonly nodes: readonly NodeState[]
  readonly prices: readonly number[]
  /** As on the host where the memory begins; the first moment is the present. */
  readonly outlook: Outlook
}

function outlookAs(memory: Memory, {value}: Watched, steps: number): Outlook {
  const history = historyOf(memory)
  const newest = history.findLast((one) => !Number.isNaN(one)) ?? value ?? 0
  return [even([newest]), ...outlookOf(history, steps)]
}

function optionOf(judging: Judging, memory: Memory, node: NodeState): Option {
  const {input, watched, from, terms, outlook, nodes} = judging
  const base = {component: watched.view.component.metadata.name, host: node.name, chosen: false}
  const refusals = hostRefusals({component: watched.view.component, node, added: shareOn(watched.view, from), free: node.free})
  if (refusals.length > 0) return {candidate: {...base, refusals}, worth: undefined}
  const [reference, here, there] = [foreseen(judging, memory.reference), foreseen(judging, from), foreseen(judging, node.name)]
  if ('unknown' in reference || 'unknown' in here || 'unknown' in there) {
    const message = [there, here, reference].flatMap((one) => ('unknown' in one ? one.unknown : []))[0] ?? ''
    return {candidate: {...base, refusals: [{code: 'not-foreseeable', message}]}, worth: undefined}
  }
  // What is remembered is as on the reference.
  const [ratioHere, ratioThere] = [here.value / reference.value, there.value / reference.value]
  const priceHere = nodes.find(({name}) => name === from)?.pricePerHour
  const both = Math.max(relative(judging, priceHere), relative(judging, node.pricePerHour))
  const missing = (ratio: number) =>
    outlook.map((moment) => expected(moment, (value) => (keeps(watched, value * ratio, terms.bound) ? 0 : 1)))
  const [missedHere, missedThere] = [missing(ratioHere), missing(ratioThere)]
  const worth = worthMoving({
    here: missedHere.map((missed) => missed + terms.dear * relative(judging, priceHere)),
    there: missedThere.map((missed) => missed + terms.dear * relative(judging, node.pricePerHour)),
    leaving: missedHere.map((missed) => missed + terms.dear * both + terms.moving),
    returning: missedThere.map((missed) => missed + terms.dear * both + terms.moving),
    moveSteps: Math.max(1, Math.round(terms.moveMs / terms.stepMs)),
  })
  const gain = worth.ifStaying - worth.ifMoving
  const words = `until ${new Date(input.nowMs + terms.horizonMs).toISOString()} staying is foreseen to cost ${worth.ifStaying.toFixed(2)} and moving ${worth.ifMoving.toFixed(2)} steps of a missed bound`
  return {
    candidate: {
      ...base,
      refusals: worth.isMoving ? [] : [{code: 'not-worth-it', message: words}],
      score: Math.round(gain * 1e4) / 1e4,
      terms: {ifStaying: worth.ifStaying, ifMoving: worth.ifMoving, missedHere: mean(missedHere), missedThere: mean(missedThere)},
      prediction: there,
    },
    worth,
  }
}

function foreseen({input, application, watched, from}: Judging, to: string): Prediction | {readonly unknown: string} {
  const metric = watched.metric.application_metric_id
  return input.predictor.predict({
    ...input,
    application: application.name,
    component: watched.view.component.metadata.name,
    metric,
    from,
    to,
  })
}

function keeps({metric}: Watched, value: number, bound: number): boolean {
  return meets(value, metric.relation, metric.target * bound)
}

/** 0 of the cheapest host, 1 of the dearest; between where it is not known. */
function relative({prices}: Judging, price: number | undefined): number {
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  if (price === undefined) return 0.5
  return most > least ? (price - least) / (most - least) : 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
