import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import {allPages} from './pages.js'
import type {DrainReport} from './render/views.js'
import type {WaitOptions} from './waiting.js'

/** `draining`: the moves were ordered, and nobody waited for them. */
export type Drained = DrainReport & {readonly kind: 'drained' | 'draining' | 'dry-run'}
type Subject = DrainReport['moving'][number]

const POLL_MS = 500
/** Of more it is not asked why they are still there. */
const ASKED_ABOUT = 3

/** Drains a node, and waits until what may move has left it. The dry run says what would move and what would stay. */
export async function drainNode(
  api: Api,
  node: string,
  {dryRun, wait, ...waiting}: WaitOptions & {readonly dryRun: boolean; readonly wait: boolean},
): Promise<Drained> {
  const {signal} = waiting
  const {cluster} = await api.getNode({node}, {signal})
  const report = await api.drainNode({node, ...(dryRun ? {dryRun} : {})}, {signal})
  if (dryRun) return {kind: 'dry-run', ...report}
  if (!wait) return {kind: 'draining', ...report}
  for (const one of report.staying) waiting.say(`${one.application}/${one.component} stays: ${one.reason.message}`)
  await untilLeft(api, report, cluster, waiting)
  return {kind: 'drained', ...report}
}

/** An instance that is ending is still there: the machine may be turned off only when it is gone. */
async function untilLeft(api: Api, {node, moving}: DrainReport, cluster: string, options: WaitOptions): Promise<void> {
  let waited = 'nothing was heard of them'
  await withTimeout(
    options.clock,
    options.timeoutMs,
    async (signal) => {
      for (;;) {
        const there = await componentsOn(api, node, cluster, signal)
        const left = moving.filter((one) => there.some((other) => isSame(one, other)))
        if (left.length === 0) return
        waited = (await Promise.all(left.slice(0, ASKED_ABOUT).map((one) => whyThere(api, one, signal)))).join('; ')
        if (left.length > ASKED_ABOUT) waited += `; and ${left.length - ASKED_ABOUT} more`
        options.say(`Waiting until ${node} is empty: ${waited}`)
        await options.clock.sleep(POLL_MS, signal)
      }
    },
    {
      signal: options.signal,
      onTimeout: () =>
        new OperationalError(`${node} is cordoned, and not empty after ${duration(options.timeoutMs)}: ${waited}.`, {
          code: 'wait-timed-out',
          exit: 'timeout',
          hints: ['The moves go on without us; wait longer with --timeout.', `mlsysops infra describe ${node}`],
          details: {node, moving},
        }),
    },
  )
}

async function componentsOn(api: Api, node: string, cluster: string, signal: AbortSignal): Promise<readonly Subject[]> {
  const {items: applications} = await allPages((page) => api.listApplications({cluster, ...page}, {signal}))
  return applications.flatMap(({name: application, components}) =>
    components
      .filter((one) => one.cluster === cluster && one.instances.some((instance) => instance.node === node))
      .map(({component}) => ({application, component})),
  )
}

/** What was decided of it last, where that says more than that it is being done. */
async function whyThere(api: Api, {application, component}: Subject, signal: AbortSignal): Promise<string> {
  const {components} = await api.explainApplication({name: application}, {signal})
  const decisions = components.find((one) => one.component === component)?.decisions ?? []
  const [last] = decisions
  const name = `${application}/${component}`
  switch (last?.verdict.kind) {
    case 'deferred':
      return `${name} is deferred: ${last.verdict.reason}`
    case 'rejected':
      return `${name} was refused: ${last.verdict.reasons.map(({message}) => message).join('; ')}`
    default: {
      const failed = decisions.find(({outcome}) => outcome.kind === 'failed')?.outcome
      const before =
        failed?.kind === 'failed' ? `; before, it could not be moved: ${failed.reasons.map(({message}) => message).join('; ')}` : ''
      return last?.outcome.kind === 'failed'
        ? `${name} could not be moved: ${last.outcome.reasons.map(({message}) => message).join('; ')}`
        : `${name} is on its way${before}`
    }
  }
}

function isSame(a: Subject, b: Subject): boolean {
  return a.application === b.application && a.component === b.component
}
