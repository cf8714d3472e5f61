import type {Resources} from '../../descriptions/resources.js'
import type {Reason} from '../../support/reason.js'
import {shortages} from '../capacity.js'
import {placeExactly} from './exact.js'
import type {Solver} from './highs.js'
import type {Deadline} from './master.js'
import {type Model, modelOf} from './model.js'
import {type PlacementProblem, RESOURCE_KEYS} from './problem.js'

/** Why there is no placement, as far as it can be seen without a search. Empty: there may be one. */
export function obviousReasons(model: Model): readonly Reason[] {
  const alone = [...contradictions(model), ...homeless(model)]
  // Of those that fit nowhere even alone, nothing more need be said.
  return [...alone, ...totals(model), ...(alone.length > 0 ? [] : apartReasons(model))]
}

/**
 * Components of which all but one could be placed and all together cannot, found by leaving out one after the other and asking again; where time runs
 * out before the end, a set that is larger than it need be.
 */
export function conflictReasons(problem: PlacementProblem, solver: Solver, deadline: Deadline): readonly Reason[] {
  let kept = problem.components.map(({name}) => name)
  for (let chunk = Math.ceil(kept.length / 2); ; chunk = Math.ceil(chunk / 2)) {
    for (let from = 0; from < kept.length && deadline.leftMs() > 0; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + chunk)]
      if (fewer.length > 0 && isImpossible(restricted(problem, new Set(fewer)), solver, deadline)) kept = fewer
      else from += chunk
    }
    if (chunk <= 1 || deadline.leftMs() <= 0) break
  }
  const isMinimal = deadline.leftMs() > 0
  const inside = new Set(kept)
  const hosts = new Set(problem.components.filter(({name}) => inside.has(name)).flatMap(({eligible}) => eligible.map(({node}) => node)))
  const which = isMinimal ? 'without any one of them there is a placement of the others' : 'the search for a smaller set ran out of time'
  return [
    {
      code: 'components-conflict',
      message: `${kept.join(', ')} cannot be placed together on ${listed([...hosts])}, which are all that they may run on (${which})`,
      wayOut: 'Ask for less, let one of them run on other nodes, or add a node.',
    },
  ]
}

function isImpossible(problem: PlacementProblem, solver: Solver, deadline: Deadline): boolean {
  const model = modelOf(problem)
  if (obviousReasons(model).length > 0) return true
  const {nodeOf, isProven} = placeExactly(model, solver, [], deadline)
  return isProven && nodeOf === undefined
}

/** The same question about fewer components; what they cost is no matter. */
function restricted(problem: PlacementProblem, names: ReadonlySet<string>): PlacementProblem {
  const inside = (groups: readonly (readonly string[])[]) =>
    groups.map((group) => group.filter((name) => names.has(name))).filter(({length}) => length > 1)
  return {
    ...problem,
    nodes: problem.nodes.map((node) => ({...node, isOn: true})),
    components: problem.components.filter(({name}) => names.has(name)),
    together: inside(problem.together),
    apart: inside(problem.apart),
    links: [],
  }
}

function contradictions({contradictions: found}: Model): readonly Reason[] {
  return found.map((message) => ({code: 'groups-contradict', message, wayOut: 'Take one of the two rules away.'}))
}

/** Units that have no node even when all nodes are empty. */
function homeless(model: Model): readonly Reason[] {
  const {problem, units, nodeCount, allowed} = model
  const components = new Map(problem.components.map((component) => [component.name, component]))
  const said = new Set<string>()
  return units.flatMap(({parts}, unit) => {
    for (let node = 0; node < nodeCount; node += 1) if (allowed[unit * nodeCount + node] === 1) return []
    const names = parts.map(({component}) => component)
    const name = names.join(' with ')
    if (said.has(name)) return []
    said.add(name)
    const members = parts.flatMap(({component, instances}) => {
      const found = components.get(component)
      return found === undefined ? [] : [{component: found, instances}]
    })
    const barred = members.filter(({component}) => component.eligible.length === 0)
    if (barred.length > 0)
      return barred.map(({component}) => ({
        code: 'no-eligible-node',
        message: `${component.name} may run on no node: ${mostCommon(component.refusals.map(({message}) => message))}`,
        wayOut: 'Change what it requires, or add a node that has it.',
      }))
    const shared = problem.nodes.filter(({name: node}) =>
      members.every(({component}) => component.eligible.some((one) => one.node === node)),
    )
    if (shared.length === 0)
      return {
        code: 'group-without-node',
        message: `${name} must share a node, and no node may run all of them`,
        wayOut: 'Let them run apart.',
      }
    const need = members.reduce((sum, {component, instances}) => plus(sum, component.need, instances), NOTHING)
    const roomiest = shared.toSorted((a, b) => shortages(need, a.free).length - shortages(need, b.free).length)[0]
    const short = roomiest === undefined ? [] : shortages(need, roomiest.free)
    return {
      code: members.length > 1 ? 'group-too-large' : 'component-too-large',
      message: `${name}${members.length > 1 ? ', which must share a node,' : ''} fits on none of its ${shared.length} eligible nodes, not even an empty one; on ${roomiest?.name ?? ''} ${short.map(({message}) => message).join(' and ')}`,
      wayOut: 'Ask for less, or add a larger node.',
    }
  })
}

const NOTHING: Resources = {cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0}

function plus(sum: Resources, need: Resources, instances: number): Resources {
  return {
    cpuMillicores: sum.cpuMillicores + need.cpuMillicores * instances,
    memoryBytes: sum.memoryBytes + need.memoryBytes * instances,
    diskBytes: sum.diskBytes + need.diskBytes * instances,
    gpus: sum.gpus + need.gpus * instances,
    fpgas: sum.fpgas + need.fpgas * instances,
  }
}

function totals({problem}: Model): readonly Reason[] {
  return RESOURCE_KEYS.flatMap((key) => {
    const asked = problem.components.reduce((sum, {need, instances}) => sum + need[key] * instances, 0)
    const there = problem.nodes.reduce((sum, {free}) => sum + Math.max(0, free[key]), 0)
    if (asked <= there) return []
    const [short] = shortages({...NOTHING, [key]: asked}, {...NOTHING, [key]: there})
    const message =
      short?.message.replace('it needs', 'all components together need').replace('the node has', 'all nodes together have') ?? key
    return {code: `total-${short?.code ?? key}`, message, wayOut: 'Ask for less, or add a node.'}
  })
}

/** Units that must all be apart, and have fewer nodes than they are. */
function apartReasons({problem, units, apart, allowed, nodeCount}: Model): readonly Reason[] {
  const groups = [
    ...problem.apart.map((names) => ({names, what: 'must be apart'})),
    ...problem.components.flatMap(({name, isSpread}) => (isSpread ? {names: [name], what: 'is to have its instances apart'} : [])),
  ]
  return groups.flatMap(({names, what}) => {
    const members: number[] = []
    for (const [index, {parts}] of units.entries())
      if (parts.some(({component}) => names.includes(component)) && members.every((other) => apart[index]?.has(other) === true))
        members.push(index)
    const hosts = problem.nodes.filter((_, node) => members.some((unit) => allowed[unit * nodeCount + node] === 1))
    if (hosts.length >= members.length) return []
    return {
      code: 'apart-too-many',
      message: `${names.join(', ')} ${what}: ${members.length} nodes are needed, and they may run on ${hosts.length} only (${listed(hosts.map(({name}) => name))})`,
      wayOut: 'Let some share a node, or let them run on more nodes.',
    }
  })
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} others` : names.join(', ')
}

function mostCommon(messages: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1)
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  return (
    sorted
      .slice(0, 3)
      .map(([message, count]) => `${message} (${count} node${count === 1 ? '' : 's'})`)
      .join('; ') || 'none is named'
  )
}
