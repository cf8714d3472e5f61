import type {Fault, ListedFault} from '../../descriptions/resolved-scenario.js'
import {duration, number, relativeTime} from '../../support/text/quantity.js'
import type {ClearReport, InjectReport} from '../../testbed/faults.js'
import {type Cell, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

/** A fault as `--json` tells it: times as ISO texts on the slice's clock. */
export type FaultView = Omit<ListedFault, 'fromMs' | 'untilMs'> & {readonly fromAt: string; readonly untilAt: string | null}

export function faultView({fromMs, untilMs, ...fault}: ListedFault): FaultView {
  return {...fault, fromAt: iso(fromMs), untilAt: untilMs === undefined ? null : iso(untilMs)}
}

export const renderFaults =
  (name: string): Renderer<{readonly items: readonly FaultView[]}> =>
  ({items}, view) => {
    if (items.length === 0) return `Nothing goes wrong in the world of ${name}. Make it: mlsysops fault inject --help`
    return renderTable(
      items,
      [
        {header: 'FAULT', value: (one) => one.id},
        {header: 'STATE', value: (one) => stateCell(one.state, view)},
        {header: 'FROM', value: (one) => relativeTime(Date.parse(one.fromAt), view.nowMs)},
        {header: 'UNTIL', value: (one) => untilCell(one, view)},
        {header: 'WHAT GOES WRONG', value: (one) => faultWords(one.fault), flexible: true},
      ],
      view,
    )
  }

export const renderInjected =
  (name: string): Renderer<InjectReport> =>
  ({kind, id, fault, forMs}, view) => {
    const lasts = fault.kind === 'crash' ? '' : forMs === null ? ', until it is cleared' : `, for ${duration(forMs)} of the slice's time`
    if (kind === 'dry-run') return `Would inject: ${faultWords(fault)}${lasts}.\nNothing was changed.`
    const named = name === 'default' ? '' : ` --name ${name}`
    const end = fault.kind === 'crash' ? [] : [`End it with: mlsysops fault clear ${id}${named}`]
    return [`${view.style.green('✔')} ${id}: ${faultWords(fault)}${lasts}.`, ...end].join('\n')
  }

export const renderCleared: Renderer<{readonly kind: ClearReport['kind']; readonly faults: readonly FaultView[]}> = (
  {kind, faults},
  view,
) => {
  if (faults.length === 0) return 'There is no injected fault to end.'
  const mark = kind === 'dry-run' ? 'Would end' : `${view.style.green('✔')} Ended`
  const lines = faults.map((one) => `${mark} ${one.id}: ${faultWords(one.fault)}${one.state === 'over' ? ' (it was over already)' : ''}.`)
  return [...lines, ...(kind === 'dry-run' ? ['Nothing was changed.'] : [])].join('\n')
}

function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'node-down':
      return `node ${fault.node} is down${fault.reboots ? ', and reboots when it returns' : ''}`
    case 'node-slow':
      return `node ${fault.node} works at ${number(fault.speed * 100)} % of its speed`
    case 'cluster-cut':
      return `cluster ${fault.cluster} and the continuum do not hear each other`
    case 'link-cut':
      return `nothing passes between ${fault.between.join(' and ')}`
    case 'link-slow': {
      const bandwidth = fault.bandwidthMbps === undefined ? '' : `, at most ${number(fault.bandwidthMbps)} Mbit/s`
      const loss = fault.loss === undefined ? '' : `, ${number(fault.loss * 100)} % lost`
      return `between ${fault.between.join(' and ')} ${duration(fault.latencyMs)} more one way${bandwidth}${loss}`
    }
    case 'slow-disk':
      return `pulls and starts on ${fault.node} take ${number(fault.factor)} times as long`
    case 'image-unavailable':
      return `image ${fault.image} cannot be pulled`
    case 'telemetry-lost':
      return `no measurement arrives${aboutWhom(fault)}`
    case 'telemetry-late':
      return `measurements${aboutWhom(fault)} arrive ${duration(fault.delayMs)} late`
    case 'crash':
      return `every instance of ${fault.application}/${fault.component} ends, and starts again in place`
  }
}

function aboutWhom({
  node,
  application,
  component,
}: {
  readonly node?: string
  readonly application?: string
  readonly component?: string
}): string {
  const subject = [application, component].filter((one) => one !== undefined).join('/')
  return `${subject === '' ? '' : ` of ${subject}`}${node === undefined ? '' : ` from ${node}`}`
}

function stateCell(state: ListedFault['state'], {style}: View): Cell {
  switch (state) {
    case 'active':
      return {text: '✘ active', paint: style.red}
    case 'coming':
      return {text: '◌ to come', paint: style.cyan}
    case 'over':
      return {text: '✔ over', paint: style.dim}
  }
}

function untilCell({untilAt, fault}: FaultView, view: View): string {
  if (untilAt !== null) return relativeTime(Date.parse(untilAt), view.nowMs)
  return fault.kind === 'crash' ? '–' : 'cleared'
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
