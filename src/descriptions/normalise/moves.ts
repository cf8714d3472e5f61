import type {Located, LocatedEntry, LocatedMap} from '../source/located.js'
import {pathText} from '../source/located.js'
import {atKey, type Report} from '../source/report.js'
import {compact} from './view.js'

/** Where a field of an older dialect belongs now. */
type Move = {readonly from: readonly string[]; readonly to: readonly string[]}

const GROUP = 'platformrequirements'

/** Within a container: the flat and Kubernetes-like forms of its requirements. */
const CONTAINER_MOVES: readonly Move[] = [
  {from: ['resourcerequirements'], to: ['platform_requirements']},
  {from: [GROUP, 'performanceindicator'], to: ['platform_requirements', 'cpu', 'performance_indicator']},
  {from: [GROUP, 'ram'], to: ['platform_requirements', 'memory', 'requests']},
  {from: [GROUP, 'cpu', 'cores'], to: ['platform_requirements', 'cpu', 'requests']},
  ...['requests', 'limits'].flatMap((bound) => [
    {from: ['resources', bound, 'cpu'], to: ['platform_requirements', 'cpu', bound]},
    {from: ['resources', bound, 'memory'], to: ['platform_requirements', 'memory', bound]},
    {from: ['resources', bound, 'nvidiacom/gpu'], to: ['platform_requirements', 'gpu', bound]},
  ]),
]

/** From a container to its component: what the node must be like is asked once. */
const COMPONENT_FIELDS = {nodetype: 'node_type', os: 'os', containerruntime: 'container_runtime'} as const

/** An application's fields put where they belong now; each move is warned about. The tree that is given is not changed. */
export function moveFields(application: Located, report: Report): Located {
  return mapEntries(application, 'components', (components) => eachItem(components, (component) => moveInComponent(component, report)))
}

function moveInComponent(component: Located, report: Report): Located {
  const lifted: LocatedEntry[] = []
  const lighter = mapEntries(component, 'containers', (containers) =>
    eachItem(containers, (container) => {
      let result = container
      for (const [field, name] of Object.entries(COMPONENT_FIELDS)) {
        for (const path of [[field], ...['environmentrequirements', GROUP, 'resourcerequirements'].map((group) => [group, field])]) {
          const taken = take(result, path)
          if (taken === undefined) continue
          result = taken.rest
          warn(taken.entry, name, 'component', report)
          lifted.push({...taken.entry, key: name})
        }
      }
      return CONTAINER_MOVES.reduce((at, move) => carry(at, move, report), withoutEmpty(result, ['environmentrequirements']))
    }),
  )
  return lifted.reduce((at, entry) => insert(at, [entry.key], entry, report), lighter)
}

function carry(container: Located, {from, to}: Move, report: Report): Located {
  const taken = take(container, from)
  if (taken === undefined) return container
  warn(taken.entry, to.join('.'), 'container', report)
  return insert(withoutEmpty(taken.rest, from.slice(0, 1)), to, taken.entry, report)
}

/** Cuts one field out of a tree, by names without case and joints. */
function take(node: Located, path: readonly string[]): {readonly rest: LocatedMap; readonly entry: LocatedEntry} | undefined {
  const [name, ...deeper] = path
  if (node.kind !== 'map' || name === undefined) return undefined
  const entry = node.entries.find(({key}) => compact(key) === name)
  if (entry === undefined) return undefined
  if (deeper.length === 0) return {rest: {...node, entries: node.entries.filter((other) => other !== entry)}, entry}
  const inner = take(entry.value, deeper)
  if (inner === undefined) return undefined
  const rest =
    inner.rest.entries.length === 0
      ? node.entries.filter((other) => other !== entry)
      : node.entries.map((other) => (other === entry ? {...entry, value: inner.rest} : other))
  return {rest: {...node, entries: rest}, entry: inner.entry}
}

/** Puts a field where it belongs; what is there already must say the same. */
function insert(node: Located, path: readonly string[], moved: LocatedEntry, report: Report): Located {
  const [name, ...deeper] = path
  if (node.kind !== 'map' || name === undefined) return node
  const entry = node.entries.find(({key}) => compact(key) === compact(name))
  if (entry === undefined) {
    const value =
      deeper.length === 0
        ? moved.value
        : insert({kind: 'map', entries: [], span: moved.value.span, path: moved.value.path}, deeper, moved, report)
    return {...node, entries: [...node.entries, {key: name, keySpan: moved.keySpan, value}]}
  }
  if (deeper.length > 0)
    return {
      ...node,
      entries: node.entries.map((other) => (other === entry ? {...entry, value: insert(entry.value, deeper, moved, report)} : other)),
    }
  if (!isSame(entry.value, moved.value)) {
    report.add({
      severity: 'error',
      code: 'contradiction',
      ...atKey(moved),
      message: `This says something else than ${pathText(entry.value.path)}.`,
      suggestion: 'Keep one of them.',
    })
  }
  return node
}

function withoutEmpty(node: Located, names: readonly string[]): Located {
  if (node.kind !== 'map') return node
  const isLeft = ({key, value}: LocatedEntry) => !(names.includes(compact(key)) && value.kind === 'map' && value.entries.length === 0)
  return {...node, entries: node.entries.filter(isLeft)}
}

function isSame(a: Located, b: Located): boolean {
  return a.kind === 'scalar' && b.kind === 'scalar' && compact(String(a.value)) === compact(String(b.value))
}

function warn(entry: LocatedEntry, to: string, owner: 'container' | 'component', report: Report): void {
  report.add({
    severity: 'warning',
    code: 'field-moved',
    ...atKey(entry),
    message: `"${entry.key}" has moved.`,
    suggestion: `Write it as ${to} of the ${owner}.`,
    once: `field-moved ${to}`,
  })
}

function mapEntries(node: Located, name: string, change: (value: Located) => Located): Located {
  if (node.kind !== 'map') return node
  return {...node, entries: node.entries.map((entry) => (compact(entry.key) === name ? {...entry, value: change(entry.value)} : entry))}
}

function eachItem(node: Located, change: (item: Located) => Located): Located {
  return node.kind === 'list' ? {...node, items: node.items.map(change)} : node
}
