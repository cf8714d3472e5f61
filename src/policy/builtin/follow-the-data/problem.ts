import {interactionsIn} from '../../../matching/interactions.js'
import type {ApplicationSpec} from '../../../platform/contract/index.js'
import type {PolicyInput} from '../../contract.js'
import {type Movable, whyStays} from '../movable.js'
import {componentViews, partnersOf} from '../placement-state.js'
import {shareOn} from '../qos/move.js'
import {joinsItself, relocationRefusals} from '../relocation.js'
import {linksFrom} from './links.js'
import type {NearProblem} from './nearness.js'

export type FollowOptions = {
  readonly minGainPercent: number
  readonly assumedMs: number
  readonly windowMs: number
  readonly marginPercent: number
  readonly intervalMs: number
  readonly cooldownMs: number
}

export type NearSituation = {
  readonly problem: NearProblem
  readonly movables: ReadonlyMap<string, Movable>
  /** Of components that talk: those that are nowhere that is known, and why. */
  readonly unplaced: readonly string[]
  readonly staying: readonly {readonly component: string; readonly why: string}[]
  readonly partnersOf: (component: string) => readonly string[]
  /** How many of the links that a move from one node to another is judged by are measured. */
  readonly heardLinks: (component: string, from: string, to: string) => number
}

export function nearSituation(input: PolicyInput, application: ApplicationSpec, options: FollowOptions): NearSituation {
  const {world, isUnderWay, telemetry} = input
  const talks = interactionsIn(application.description)
  const talking = [...new Set(talks.flatMap(({between}) => between))].toSorted()
  const views = componentViews(application, world, ({metadata}) => talking.includes(metadata.name)).filter(
    ({current}) => current.length > 0,
  )
  const movables = new Map(views.map((view) => [view.component.metadata.name, {application, component: view.component, view}]))
  const judged = [...movables].map(([component, {view}]) => {
    const group = partnersOf(application, component)
    const shares = group.length > 0 ? `it must share its node with ${group.join(' and ')}` : undefined
    return {component, why: shares ?? whyStays(application, view, world, isUnderWay)}
  })
  const links = linksFrom(telemetry, options.windowMs, options.assumedMs)
  const othersOf = (name: string) =>
    talks.flatMap(({between: [one, other]}) => (one === name ? other : other === name ? one : [])).filter((other) => movables.has(other))
  return {
    movables,
    unplaced: talking.filter((name) => !movables.has(name)).map((name) => `${name} ${whereabouts(application, name)}`),
    staying: judged.flatMap(({component, why}) => (why === undefined ? [] : [{component, why}])),
    partnersOf: (name) => [...new Set(othersOf(name))].toSorted(),
    heardLinks: (name, from, to) => {
      const nodes = new Set(othersOf(name).flatMap((other) => movables.get(other)?.view.current.map(({node}) => node) ?? []))
      return [...nodes].filter((node) => links.isHeard(from, node) || links.isHeard(to, node)).length
    },
    problem: {
      talks,
      places: new Map([...movables].map(([name, {view}]) => [name, view.current])),
      movable: judged
        .filter(({why}) => why === undefined)
        .map(({component}) => component)
        .toSorted(),
      nodes: [...world.nodes.keys()].toSorted(),
      latencyMs: links.latencyMs,
      minGainPercent: options.minGainPercent,
      refusals: (name, from, to) => {
        const [movable, node] = [movables.get(name), world.nodes.get(to)]
        if (movable === undefined || node === undefined) return [{code: 'not-known', message: 'it is not known'}]
        const relocation = {from, to: node, instances: shareOn(movable.view, from), margin: options.marginPercent / 100}
        return [...joinsItself(movable, to), ...relocationRefusals(input, movable, relocation)]
      },
    },
  }
}

function whereabouts({description}: ApplicationSpec, name: string): string {
  const described = description.components.find(({metadata}) => metadata.name === name)
  if (described === undefined) return 'is not described'
  return described.external_component === true ? 'runs elsewhere' : 'is not placed'
}
