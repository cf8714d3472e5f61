import {duration} from '../support/text/quantity.js'
import {playedNodes} from '../testbed/kubernetes/played-nodes.js'
import {componentNotFound} from './component-not-found.js'
import {testbeds} from './testbeds.js'

/** Whether a node is played is known of the testbeds of this person; the continuum itself cannot tell. */
export function playedIn(testbed: string | undefined): ReadonlySet<string> {
  const config = testbed === undefined ? undefined : testbeds().read(testbed)
  return config === undefined ? new Set() : playedNodes(config)
}

export type LogSubject = {
  readonly application: string
  readonly components: readonly {readonly component: string; readonly instances: readonly {readonly node: string}[]}[]
  /** Only this one. */
  readonly component: string | undefined
}

/** Why what follows are events, and not what containers wrote. */
export function logRemark({application, components, component}: LogSubject, isSimulated: boolean, played: ReadonlySet<string>): string {
  if (isSimulated) return `${application} is simulated: no program runs that could write. These are the events of its instances.`
  const nodes = components
    .filter((one) => component === undefined || one.component === component)
    .flatMap(({instances}) => instances.map(({node}) => node))
  const [first] = nodes.filter((node) => played.has(node))
  if (first === undefined)
    return `What the containers of ${application} write is not collected; \`kubectl logs\` shows it. These are the events of its instances.`
  return `KWOK plays ${nodes.every((node) => played.has(node)) ? 'the nodes' : 'some of the nodes'} of ${application}, ${first} for one: no container runs there that could write. These are the events of its instances.`
}

/** Why there is no event. Rejects with `component-not-found` where there is no such component that could have any. */
export function noEventRemark({application, components, component}: LogSubject): string {
  const names = components.map((one) => one.component)
  if (component !== undefined && !names.includes(component)) throw componentNotFound(application, component, components)
  const subject = component === undefined ? application : `the instances of ${application}/${component}`
  return `No event of ${subject} is kept. What was decided about it: mlsysops app explain ${application}`
}

/** Why nothing was measured, and what to do; without a metric, of all. */
export function telemetryRemark(query: {readonly windowMs: number} | undefined, played: ReadonlySet<string>): string {
  const where = played.size === 0 ? '' : ' On nodes that KWOK plays no container runs, so nothing is measured of what is said to run there.'
  return query === undefined
    ? `No metric was recorded yet: applications and node agents report them.${where}`
    : `None was recorded in the last ${duration(query.windowMs)}.${where} Which metrics there are: mlsysops telemetry query; from further back: --window.`
}
