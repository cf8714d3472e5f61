import {itemsOf, type Located, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {componentsOf, type NamedComponent, reportRepeated, reportUnknown, wordsOf} from './application.js'

/** Components are named once, and what refers to one finds it; no component waits for itself. */
export function checkReferences(root: Located, report: Report): void {
  const components = componentsOf(root)
  const names = new Set(components.map(({name}) => name))
  reportRepeated(
    components.map(({name, nameNode}) => ({text: name, node: nameNode})),
    'duplicate-name',
    (name) => `Another component is named "${name}" too.`,
    report,
  )
  for (const {node} of components) {
    const depended = wordsOf(valueAt(node, 'depends_on'))
    for (const word of depended) reportUnknown(word, names, report)
    reportRepeated(depended, 'duplicate', (name) => `"${name}" is listed already.`, report)
  }
  for (const group of itemsOf(valueAt(root, 'single_node'))) {
    const members = wordsOf(valueAt(group, 'components'))
    for (const word of members) reportUnknown(word, names, report)
    reportRepeated(members, 'duplicate', (name) => `"${name}" is listed already.`, report)
  }
  reportCycles(components, report)
}

/** Each cycle is told once, with every component on it, at the dependency that closes it. */
function reportCycles(components: readonly NamedComponent[], report: Report): void {
  const byName = new Map(components.map((component) => [component.name, component]))
  const done = new Set<string>()
  for (const {name} of components) walk(name, byName, done, report)
}

type Frame = {readonly name: string; readonly next: Iterator<{readonly text: string; readonly node: Located}>}

/** Depth first with a stack of its own: a chain may be longer than the call stack. */
function walk(start: string, byName: ReadonlyMap<string, NamedComponent>, done: Set<string>, report: Report): void {
  if (done.has(start)) return
  const open: Frame[] = [frame(start, byName)]
  const onPath = new Set([start])
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const step = top.next.next()
    if (step.done === true) {
      done.add(top.name)
      onPath.delete(top.name)
      open.pop()
      continue
    }
    const {text, node} = step.value
    if (onPath.has(text)) {
      const cycle = [...open.slice(open.findIndex(({name}) => name === text)).map(({name}) => name), text]
      const message = cycle.length === 2 ? `"${text}" depends on itself.` : `The components wait for each other: ${cycle.join(' -> ')}.`
      report.add({severity: 'error', code: 'dependency-cycle', ...at(node), message})
    } else if (!done.has(text) && byName.has(text)) {
      open.push(frame(text, byName))
      onPath.add(text)
    }
  }
}

function frame(name: string, byName: ReadonlyMap<string, NamedComponent>): Frame {
  return {name, next: wordsOf(valueAt(byName.get(name)?.node, 'depends_on'))[Symbol.iterator]()}
}
