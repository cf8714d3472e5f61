import {frequenciesOf, greatestPowerOf} from './reading.js'
import type {NodeRecord} from './records.js'

/** The frequency at which a node runs, as a share of its highest: as it was set or as its governor has it, and no higher than its power cap allows. */
export function frequencyShare(node: NodeRecord, idlePowerShare: number): number {
  const frequencies = frequenciesOf(node.description)
  const [lowest] = frequencies
  const highest = frequencies.at(-1)
  if (lowest === undefined || highest === undefined) return 1
  const wanted = node.cpuFrequencyHz ?? (node.cpuGovernor === 'powersave' ? lowest : highest)
  const cap = node.powerCapWatts
  if (cap === undefined) return wanted / highest
  const within = frequencies.filter((hz) => hz <= wanted && (powerAt(node, hz / highest, idlePowerShare) ?? 0) <= cap)
  return (within.at(-1) ?? lowest) / highest
}

/** In watts, at a share of its load (0 to 1); `undefined` where its description does not say. */
export function powerOf(node: NodeRecord, utilisation: number, idlePowerShare: number): number | undefined {
  return powerAt(node, frequencyShare(node, idlePowerShare), idlePowerShare, utilisation)
}

/** What the greatest power may be set to: from what the lowest frequency draws at full load to what the highest does. */
export function powerRangeOf(node: NodeRecord, idlePowerShare: number): {readonly min: number; readonly max: number} | undefined {
  const frequencies = frequenciesOf(node.description)
  const [lowest] = frequencies
  const highest = frequencies.at(-1)
  const max = greatestPowerOf(node.description)
  if (lowest === undefined || highest === undefined || max === undefined) return undefined
  // A tenth of a watt is as fine as anybody sets it; never below what the lowest frequency draws.
  return {min: Math.min(max, Math.ceil((powerAt(node, lowest / highest, idlePowerShare) ?? max) * 10) / 10), max}
}

/** Dynamic power goes with the square of the frequency where voltage follows it; assumed. */
function powerAt({description}: NodeRecord, share: number, idlePowerShare: number, utilisation = 1): number | undefined {
  const greatest = greatestPowerOf(description)
  if (greatest === undefined) return undefined
  const idle = greatest * idlePowerShare
  return idle + (greatest - idle) * utilisation * share ** 2
}
