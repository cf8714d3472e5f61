import {placeInWorld} from '../../matching/place-in-world.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {HostShare} from '../../platform/contract/index.js'
import type {TelemetryReader} from '../../telemetry/contract.js'
import type {CatalogueEntry} from '../catalogue-entry.js'
import type {Action, Analysis, Candidate, Plan, Policy, PolicyInput} from '../contract.js'
import {CARBON_METRIC} from './carbon/carbon-metric.js'
import {type Deferred, deferredIn, waitingIn} from './carbon/deferred.js'
import {type GridRecord, NOTHING_RECORDED, recorded} from './carbon/grid-record.js'

/** How often it looks: often enough for hourly means, seldom enough that its record is no burden. */
const INTERVAL_MS = 120_000

export const carbonAwareEntry: CatalogueEntry = {
  name: 'carbon-aware',
  summary: 'Least carbon dioxide of deferrable components: begins each in the greenest hour that its slack allows, on the greenest node.',
  layer: 'cluster',
  parameters: [
    {name: 'historyDays', summary: 'how much of the grid’s past is kept to forecast from', default: 42, isWhole: true, min: 2, max: 120},
    {name: 'leastSavingPercent', summary: 'it does not wait for less than this', default: 0, min: 0, max: 100},
    {name: 'freshMs', summary: 'a carbon intensity that is older is not known', default: 900_000, isWhole: true, min: 60_000, max: 900_000},
  ],
  create: (values) =>
    carbonAware({
      historyDays: Number(values['historyDays']),
      leastSaving: Number(values['leastSavingPercent']) / 100,
      freshMs: Number(values['freshMs']),
    }),
}

export type CarbonOptions = {readonly historyDays: number; readonly leastSaving: number; readonly freshMs: number}

/**
 * Begins what the core keeps waiting for its slack. It never keeps anything waiting itself: where it is gone, or hears nothing of the grid, the core
 * begins it when the slack is used up.
 */
export function carbonAware({historyDays, leastSaving, freshMs}: CarbonOptions): Policy<GridRecord> {
  return {
    descriptor: {
      name: 'carbon-aware',
      version: '1.0.0',
      summary: carbonAwareEntry.summary,
      layer: 'cluster',
      scope: 'global',
      core: false,
      metrics: [CARBON_METRIC],
      mechanisms: [MECHANISMS.placement],
      intervalMs: INTERVAL_MS,
      cooldownMs: 0,
    },
    initialState: async () => NOTHING_RECORDED,
    analyze: async (input, state) => {
      const intensity = input.telemetry.aggregate({metric: CARBON_METRIC}, freshMs, 'mean')
      const record = intensity === undefined ? state : recorded(state, input.nowMs, intensity, historyDays)
      return {analysis: analyse(input, record, intensity, leastSaving), state: record}
    },
    plan: async (input, state) => ({plan: plan(input, deferredIn(input, state, leastSaving), freshMs), state}),
  }
}

function analyse(input: PolicyInput, record: GridRecord, intensity: number | undefined, leastSaving: number): Analysis {
  const waiting = waitingIn(input)
  if (waiting.length === 0) return {verdict: 'fine', reason: 'Nothing waits for a greener hour.'}
  if (intensity === undefined) {
    const names = waiting.map(({view}) => view.component.metadata.name).join(', ')
    return {verdict: 'hold', reason: `${CARBON_METRIC} is not heard; ${names} begins when its slack is used up`}
  }
  const deferred = deferredIn(input, record, leastSaving)
  const evidence = {metric: CARBON_METRIC, value: intensity, hoursKnown: record.values.length}
  const begins = deferred.filter((one) => one.begins)
  const told = begins.length > 0 ? begins : deferred
  return {verdict: begins.length > 0 ? 'adapt' : 'hold', reason: told.map(({reason}) => reason).join('; '), evidence}
}

function plan(input: PolicyInput, deferred: readonly Deferred[], freshMs: number): Plan {
  const actions: Action[] = []
  const candidates: Candidate[] = []
  const unplaced: string[] = []
  for (const {application, view, reason} of deferred.filter((one) => one.begins)) {
    const component = view.component.metadata.name
    const placement = placeInWorld(application, input.world, new Set([component])).get(component)
    if (placement === undefined || placement.hosts.length === 0) {
      unplaced.push(`${component}: ${placement?.reasons.map(({message}) => message).join('; ') ?? 'it has no place'}`)
      continue
    }
    const hosts = onGreenest(placement.hosts, placement.candidates, input.telemetry, freshMs)
    const chosen = new Set(hosts.map(({node}) => node))
    candidates.push(...placement.candidates.map((one) => ({...one, chosen: chosen.has(one.host)})))
    actions.push({
      mechanism: MECHANISMS.placement,
      target: {kind: 'component', application: application.name, component},
      command: {application: application.name, component, hosts: hosts.map(({node, instances}) => ({node, instances}))},
      reason: `Deploy ${component} on ${[...chosen].join(', ')}: ${reason}`,
    })
  }
  return {actions, candidates, summary: [...actions.map(({reason}) => reason), ...unplaced].join('. ')}
}

/** Where nodes tell an intensity of their own, a single instance goes to the eligible one with the least; else where the core would put it. */
function onGreenest(
  hosts: readonly HostShare[],
  candidates: readonly Candidate[],
  telemetry: TelemetryReader,
  freshMs: number,
): readonly HostShare[] {
  const [only] = hosts
  if (only === undefined || hosts.length > 1 || only.instances > 1) return hosts
  const told = candidates
    .filter(({refusals}) => refusals.length === 0)
    .flatMap(({host}) => {
      const value = telemetry.latest({metric: CARBON_METRIC, node: host}, freshMs)?.value
      return value === undefined ? [] : [{host, value}]
    })
  const least = Math.min(...told.map(({value}) => value))
  const greenest = told.filter(({value}) => value === least)
  const keepsPlace = greenest.length === 0 || greenest.some(({host}) => host === only.node)
  return keepsPlace ? hosts : [{node: greenest[0]?.host ?? only.node, instances: 1}]
}
