import {definePolicy, knobOf, type PolicyInput, turn} from 'mlsysops'

// Turns the frequency of its machine's processors down while the machine is idle, and back when it is not.
// Try it:         mlsysops policy test NAME.ts
// Put it to work: mlsysops policy add NAME.ts
// See it decide:  mlsysops policy trace NAME

/** Below this share of the processors' time the machine is idle, and above the other it is busy. */
const IDLE = 0.2
const BUSY = 0.5
const WINDOW_MS = 30_000

export default definePolicy({
  name: 'NAME',
  summary: 'Turns the frequency of its machine down while the machine is idle.',
  layer: 'node',
  // One instance for the machine, not one for each application on it.
  scope: 'global',
  metrics: ['node_cpu_utilisation'],
  mechanisms: ['cpu-frequency'],
  interval: '5s',
  cooldown: '20s',
  budget: {changes: 20, per: '10m'},

  analyze(input) {
    const load = loadOf(input)
    if (load === undefined) return {verdict: 'hold', reason: 'The load of the machine was not heard.'}
    const reason = `${(100 * load).toFixed(0)} % of the processors are busy`
    return {verdict: wishFor(input) === undefined ? 'fine' : 'adapt', reason, evidence: {load}}
  },

  plan(input) {
    const knob = knobOf(input, 'cpu-frequency')
    const wish = wishFor(input)
    if (knob === undefined || wish === undefined) return undefined
    return {
      actions: [
        wish === 'slow'
          ? turn(knob, 'cpu-frequency', {frequency: 'min'}, `Slow ${knob.node} down: it is idle`)
          : turn(knob, 'cpu-frequency', undefined, `Let ${knob.node} run as fast as it can: it is busy`),
      ],
    }
  },
})

function loadOf({telemetry}: PolicyInput): number | undefined {
  return telemetry.aggregate({metric: 'node_cpu_utilisation'}, WINDOW_MS, 'mean')
}

function wishFor(input: PolicyInput): 'slow' | 'fast' | undefined {
  const load = loadOf(input)
  const knob = knobOf(input, 'cpu-frequency')
  if (load === undefined || knob === undefined) return undefined
  const isSlow = knob.policy !== undefined
  if (load < IDLE && !isSlow) return 'slow'
  return load > BUSY && isSlow ? 'fast' : undefined
}
