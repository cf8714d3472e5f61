import {entryOf, itemsOf, type Located, numberOf, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {reportRepeated, wordOf, wordsOf} from './application.js'
import {readAmount} from './resources.js'
import {checkSensorList} from './sensors.js'
import type {Context} from './surroundings.js'

/** A node can do what it says: without hardware nothing that asks for resources fits on it. */
export function checkNode(root: Located, report: Report): void {
  checkSensorList(itemsOf(valueAt(root, 'sensors')), report)
  checkLocation(valueAt(root, 'location'), report)
  readAmount(valueAt(root, 'hardware', 'mcu', 'flash'), 'bytes', report)
  for (const list of ['labels', 'permitted_actions'])
    reportRepeated(wordsOf(valueAt(root, list)), 'duplicate', (word) => `"${word}" is listed already.`, report)
  const name = entryOf(root, 'name')
  if (name === undefined || root.kind !== 'map') return
  const hardware = valueAt(root, 'hardware')
  const isBare = valueAt(hardware, 'cpu', 'cores') === undefined && valueAt(hardware, 'mcu') === undefined
  if (isBare) {
    report.add({
      severity: 'warning',
      code: 'incomplete',
      ...at(name.value),
      message: 'The node does not say how many cores it has: no component that requests any will fit.',
      suggestion: 'Add hardware.cpu.cores.',
    })
  } else if (valueAt(hardware, 'memory') === undefined && valueAt(hardware, 'mcu') === undefined) {
    report.add({
      severity: 'warning',
      code: 'incomplete',
      ...at(name.value),
      message: 'The node does not say how much memory it has: no component that requests any will fit.',
      suggestion: 'Add hardware.memory.',
    })
  }
}

/** A cluster's name is its `cluster_id`, and it lists each node once. */
export function checkCluster(root: Located, report: Report, {nodes}: Context): void {
  checkName(root, 'cluster_id', report)
  const listed = wordsOf(valueAt(root, 'nodes'))
  reportRepeated(listed, 'duplicate', (node) => `The node "${node}" is listed already.`, report)
  const cluster = textOf(valueAt(root, 'cluster_id'))
  for (const {text, node} of listed) {
    const other = nodes.find(({name}) => name === text)?.cluster_id
    if (cluster === undefined || other === undefined || other === cluster) continue
    report.add({severity: 'error', code: 'contradiction', ...at(node), message: `The node "${text}" says that it is in cluster ${other}.`})
  }
}

export function checkContinuum(root: Located, report: Report, {clusters}: Context): void {
  checkName(root, 'continuum_id', report)
  const listed = wordsOf(valueAt(root, 'clusters'))
  reportRepeated(listed, 'duplicate', (cluster) => `The cluster "${cluster}" is listed already.`, report)
  for (const {text, node} of listed) {
    if (clusters === undefined || clusters.includes(text)) continue
    report.add({severity: 'warning', code: 'unknown-cluster', ...at(node), message: `There is no cluster "${text}" now.`})
  }
}

export function checkDatacenter(root: Located, report: Report): void {
  checkLocation(valueAt(root, 'location'), report)
  reportRepeated(wordsOf(valueAt(root, 'nodes')), 'duplicate', (node) => `The node "${node}" is listed already.`, report)
}

function checkName(root: Located, key: string, report: Report): void {
  const name = wordOf(valueAt(root, 'name'))
  const id = textOf(valueAt(root, key))
  if (name === undefined || id === undefined || name.text === id) return
  report.add({
    severity: 'error',
    code: 'contradiction',
    ...at(name.node),
    message: `The name must equal ${key}, which is "${id}".`,
    suggestion: `Write "${id}", or leave the name out.`,
  })
}

/** Longitude first: a latitude beyond the poles is the two exchanged. */
function checkLocation(location: Located | undefined, report: Report): void {
  const latitude = itemsOf(location)[1]
  const degrees = numberOf(latitude)
  if (latitude === undefined || degrees === undefined || Math.abs(degrees) <= 90) return
  report.add({
    severity: 'error',
    code: 'out-of-range',
    ...at(latitude),
    message: `The latitude ${degrees} is beyond the poles.`,
    suggestion: 'Write the longitude first, then the latitude.',
  })
}
