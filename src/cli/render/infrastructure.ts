import {bytes, cores, number, relativeTime} from '../../support/text/quantity.js'
import type {Drained} from '../draining.js'
import {type Cell, renderPairs, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {agentWords} from './silence.js'
import {at, type Infrastructure, type Node} from './views.js'
import {reasonWords} from './words.js'

export const renderInfrastructure: Renderer<Infrastructure> = ({continuum, clusters, unheard = []}, view) => {
  const parts = clusters.map((cluster) => {
    const heard = cluster.heardAt === null ? 'never heard of' : `heard ${relativeTime(at(cluster.heardAt), view.nowMs)}`
    const agent = unheard.find((one) => one.cluster === cluster.name)
    const silence = agent === undefined ? '' : ` · ${view.style.yellow(`▲ ${agentWords(agent)}`)}`
    return [
      `${view.style.bold(cluster.name)} · ${clusterState(cluster, view)} · ${heard}${silence}`,
      renderNodes(cluster.nodes, view),
    ].join('\n')
  })
  return [`${view.style.bold(continuum)} · ${clusters.length} ${clusters.length === 1 ? 'cluster' : 'clusters'}`, ...parts].join('\n\n')
}

function clusterState({ready, cordoned, readyChangedAt}: Infrastructure['clusters'][number], {style, nowMs}: View): string {
  if (!ready) return style.red(`✘ not ready ${relativeTime(at(readyChangedAt), nowMs)}`)
  return cordoned ? style.yellow('▲ cordoned') : style.green('✔ ready')
}

export function renderNodes(nodes: readonly Node[], view: View): string {
  return renderTable(
    nodes,
    [
      {header: 'NODE', value: (one) => one.name, flexible: true},
      {header: 'STATE', value: (one) => nodeCell(one, view)},
      {header: 'LAYER', value: (one) => one.layer},
      {header: 'CORES FREE', value: (one) => `${cores(one.free.cpuMillicores)} of ${cores(one.capacity.cpuMillicores)}`, align: 'right'},
      {header: 'MEMORY FREE', value: (one) => `${bytes(one.free.memoryBytes)} of ${bytes(one.capacity.memoryBytes)}`, align: 'right'},
      {header: 'INSTANCES', value: (one) => String(one.instances), align: 'right'},
      {header: 'PRICE/H', value: (one) => (one.pricePerHour === undefined ? '–' : number(one.pricePerHour)), align: 'right'},
      {header: 'LABELS', value: (one) => one.labels.join(', '), flexible: true},
    ],
    view,
  )
}

/** The renderer of one node with its description; YAML is loaded only for it. */
export async function renderNode(): Promise<Renderer<Node>> {
  const {stringify} = await import('yaml')
  return (node, view) => {
    const cell = nodeCell(node, view)
    const facts = renderPairs(
      [
        ['Cluster', node.cluster],
        ['Layer', node.layer],
        ['Since', relativeTime(at(node.readyChangedAt), view.nowMs)],
        ['Cores', `${cores(node.free.cpuMillicores)} of ${cores(node.capacity.cpuMillicores)} free`],
        ['Memory', `${bytes(node.free.memoryBytes)} of ${bytes(node.capacity.memoryBytes)} free`],
        ['Disk', `${bytes(node.free.diskBytes)} of ${bytes(node.capacity.diskBytes)} free`],
        ['GPUs', node.capacity.gpus === 0 ? undefined : `${node.free.gpus} of ${node.capacity.gpus} free`],
        ['FPGAs', node.capacity.fpgas === 0 ? undefined : `${node.free.fpgas} of ${node.capacity.fpgas} free`],
        ['Instances', String(node.instances)],
        ['Price', node.pricePerHour === undefined ? undefined : `${number(node.pricePerHour)} an hour`],
        ['Power', node.powerWatts === undefined ? undefined : `${number(node.powerWatts)} W`],
        ['Labels', node.labels.join(', ')],
      ],
      view,
    )
    const description = stringify({MLSysOpsNode: node.description}, {lineWidth: 0}).trimEnd()
    return [`${view.style.bold(node.name)} · ${cell.paint(cell.text)}`, facts, `${view.style.bold('Description')}\n${description}`].join(
      '\n\n',
    )
  }
}

export const renderDrained: Renderer<Drained> = ({kind, node, moving, staying}, view) => {
  const left = staying.length === 0 ? 'and nothing of ours is left there' : 'and what may move has left it'
  const done = `${view.style.green('✔')} ${node} is cordoned${kind === 'drained' ? `, ${left}` : ''}.`
  const head = kind === 'dry-run' ? `Would cordon ${node} and move away what may move.` : done
  const move = moving.map((one) => `  → ${one.application}/${one.component} ${kind === 'drained' ? 'moved away' : 'moves away'}`)
  const stay = staying.map((one) => `  ${view.style.yellow('▲')} ${one.application}/${one.component} stays: ${reasonWords(one.reason)}`)
  const idle = moving.length + staying.length === 0 ? ['  Nothing runs there.'] : []
  return [head, ...move, ...stay, ...idle, ...(kind === 'dry-run' ? ['Nothing was changed.'] : [])].join('\n')
}

function nodeCell({ready, cordoned}: Node, {style}: View): Exclude<Cell, string> {
  if (!ready) return {text: '✘ not ready', paint: style.red}
  return cordoned ? {text: '▲ cordoned', paint: style.yellow} : {text: '✔ ready', paint: style.green}
}
