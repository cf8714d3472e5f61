import type {NodeDto} from '../../northbound/contract/dto.js'
import {age, bytes, cores, percent, plural} from '../../support/text/quantity.js'
import {nodeRow} from '../rows/continuum.js'
import {HEALTH_ROLE, healthSymbol} from '../rows/health.js'
import {at, type Data} from '../state.js'
import {span} from '../text/line.js'
import type {Document} from './document.js'
import {layerText} from './words.js'

/** A node: how it is, what it has, and what runs there. */
export function nodeDetail(document: Document, data: Data, cluster: string, name: string, nowMs: number): void {
  const node = data.clusters?.find((one) => one.name === cluster)?.nodes.find((one) => one.name === name)
  if (node === undefined) {
    document.heading([span(` Node ${name} is not there any more.`, 'muted')])
    return
  }
  const row = nodeRow(node, data)
  const {symbols} = document
  const since = `${node.ready ? 'ready' : 'not ready'} for ${age(nowMs - at(node.readyChangedAt))}`
  document.heading([
    span(` ${healthSymbol(row.health, symbols)} `, HEALTH_ROLE[row.health]),
    span(node.name, 'strong'),
    span(`  ${[since, ...(node.cordoned ? ['cordoned'] : []), `in ${cluster}`, layerText(node.layer)].join(` ${symbols.dot} `)}`),
  ])
  document.section('CPU', [
    `${row.load === undefined ? 'use not measured' : `${percent(row.load)} used`}, ${percent(row.reserved)} reserved of ${cores(node.capacity.cpuMillicores)} cores`,
  ])
  document.section('Memory', [
    `${bytes(node.capacity.memoryBytes - node.free.memoryBytes)} reserved of ${bytes(node.capacity.memoryBytes)}`,
  ])
  document.section('Disk', [`${bytes(node.capacity.diskBytes - node.free.diskBytes)} reserved of ${bytes(node.capacity.diskBytes)}`])
  document.section('Devices', [devicesText(node)])
  document.section('Costs', [costText(node)])
  document.section('Labels', [node.labels.join(', ')])
  document.section('Platform', [platformText(node)])
  document.marked(
    'Runs',
    runningOn(data, node).map((one) => ({
      symbol: one.isReady ? symbols.good : symbols.busy,
      role: one.isReady ? 'good' : 'accent',
      text: one.text,
    })),
  )
}

export function clusterDetail(document: Document, data: Data, name: string, nowMs: number): void {
  const cluster = data.clusters?.find((one) => one.name === name)
  if (cluster === undefined) {
    document.heading([span(` Cluster ${name} is not there any more.`, 'muted')])
    return
  }
  const {symbols} = document
  const ready = cluster.nodes.filter((one) => one.ready).length
  document.heading([
    span(` ${cluster.ready ? symbols.good : symbols.bad} `, cluster.ready ? 'good' : 'bad'),
    span(cluster.name, 'strong'),
    span(
      `  ${cluster.ready ? 'ready' : 'not ready'} for ${age(nowMs - at(cluster.readyChangedAt))}${cluster.cordoned ? ` ${symbols.dot} cordoned` : ''}`,
    ),
  ])
  document.section('Agent', [cluster.heardAt === null ? 'never heard' : `last heard ${age(nowMs - at(cluster.heardAt))} ago`])
  document.section('Nodes', [`${ready} of ${cluster.nodes.length} ready`])
  document.marked(
    '',
    cluster.nodes.map((node) => {
      const row = nodeRow(node, data)
      const load = row.load === undefined ? '' : `, ${percent(row.load)} used`
      return {
        symbol: healthSymbol(row.health, symbols),
        role: HEALTH_ROLE[row.health],
        text: `${node.name}  ${layerText(node.layer)}, ${cores(node.capacity.cpuMillicores)} cores${load}, ${plural(node.instances, 'instance')}${row.note === undefined ? '' : `, ${row.note}`}`,
      }
    }),
  )
}

function runningOn(data: Data, node: NodeDto): readonly {readonly text: string; readonly isReady: boolean}[] {
  return (data.applications ?? []).flatMap((application) =>
    application.components
      .filter((one) => one.cluster === node.cluster)
      .flatMap((component) =>
        component.instances
          .filter((one) => one.node === node.name)
          .map((one) => ({
            text: `${application.name} / ${component.component}  ${one.phase}${one.reason === undefined ? '' : `: ${one.reason}`}${one.restarts === 0 ? '' : `, ${plural(one.restarts, 'restart')}`}`,
            isReady: one.phase === 'ready',
          })),
      ),
  )
}

function devicesText({capacity, free}: NodeDto): string {
  return [
    ...(capacity.gpus > 0 ? [`${capacity.gpus - free.gpus} of ${plural(capacity.gpus, 'GPU')} taken`] : []),
    ...(capacity.fpgas > 0 ? [`${capacity.fpgas - free.fpgas} of ${plural(capacity.fpgas, 'FPGA')} taken`] : []),
  ].join(', ')
}

function costText({pricePerHour, powerWatts, description}: NodeDto): string {
  return [
    ...(pricePerHour === undefined
      ? []
      : [[pricePerHour.toFixed(2), description.price?.currency, 'an hour'].filter((one) => one !== undefined).join(' ')]),
    ...(powerWatts === undefined ? [] : [`${Math.round(powerWatts)} W`]),
  ].join(', ')
}

function platformText({description}: NodeDto): string {
  const {os, node_type, container_runtime} = description.environment
  return [description.hardware?.cpu?.architecture, os, node_type?.replaceAll('_', ' '), container_runtime?.join('+')]
    .filter((one) => one !== undefined && one !== '')
    .join(', ')
}
