import {readFileSync} from 'node:fs'

/** Of all cores together since the computer began, in ms. */
export type ProcessorTime = {readonly allMs: number; readonly busyMs: number; readonly stolenMs: number}

const TICK_MS = 10

export function readProcessorTime(): ProcessorTime {
  return parseProcessorTime(readFileSync('/proc/stat', 'utf8'))
}

/** Source: proc_stat(5). */
export function parseProcessorTime(text: string): ProcessorTime {
  const [first = ''] = text.split('\n')
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, stolen = 0] = first
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  const busy = user + nice + system + irq + softirq
  return {allMs: TICK_MS * (busy + idle + wait + stolen), busyMs: TICK_MS * busy, stolenMs: TICK_MS * stolen}
}
