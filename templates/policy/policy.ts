import {candidatesFor, definePolicy, hostsOf, measured, meets, move, type PolicyInput} from 'mlsysops'

// Moves a component that misses a target to the host where it is foreseen to do best.
// Try it:         mlsysops policy test NAME.ts
// Put it to work: mlsysops policy add NAME.ts --app my-app
// See it decide:  mlsysops policy trace NAME

/** How long a target must be missed before anything is done, in ms. */
const PATIENCE_MS = 10_000

export default definePolicy<{readonly missedSinceMs: number | null}>({
  name: 'NAME',
  summary: 'Moves a component that misses a target to the host where it is foreseen to do best.',
  interval: '5s',
  cooldown: '1m',
  budget: {changes: 4, per: '10m'},
  // What it remembers from turn to turn, and over restarts: JSON.
  initialState: () => ({missedSinceMs: null}),

  analyze(input, state) {
    const missed = missedTarget(input)
    if (missed === undefined) return {verdict: 'fine', reason: 'No target is missed.', state: {missedSinceMs: null}}
    const missedSinceMs = state.missedSinceMs ?? input.nowMs
    const reason = `${missed.metric} of ${missed.component} is ${missed.value.toFixed(1)}, target ${missed.target}`
    const isDue = input.nowMs - missedSinceMs >= PATIENCE_MS
    // While it waits it looks again soon; a plan that was not admitted is asked for again by itself.
    const next = isDue ? {} : {again: '1s'}
    return {verdict: isDue ? 'adapt' : 'fine', reason, evidence: {...missed}, state: {missedSinceMs}, ...next}
  },

  plan(input) {
    const missed = missedTarget(input)
    if (missed === undefined) return undefined
    const candidates = candidatesFor(input, missed.component, missed.metric)
    const current = hostsOf(input, missed.component).map(({node}) => node)
    const best = candidates
      .filter(({host, refusals, prediction}) => refusals.length === 0 && prediction !== undefined && !current.includes(host))
      .toSorted((a, b) => (a.prediction?.value ?? 0) - (b.prediction?.value ?? 0))[0]
    const foreseen = best?.prediction?.value ?? Number.POSITIVE_INFINITY
    if (best === undefined || foreseen >= missed.value) return {actions: [], candidates, summary: 'No other host is foreseen to do better.'}
    const why = `${foreseen.toFixed(1)} is foreseen there, ${missed.value.toFixed(1)} is measured here`
    return {
      actions: [move(input, missed.component, {to: best.host}, why)],
      candidates: candidates.map((one) => ({...one, chosen: one.host === best.host})),
    }
  },
})

/** The first target of the application that is not met. */
function missedTarget(input: PolicyInput) {
  for (const {metadata, qos_metrics = []} of input.application?.description.components ?? []) {
    for (const {application_metric_id: metric, target, relation} of qos_metrics) {
      const value = measured(input, metadata.name, metric)
      if (value !== undefined && !meets(value, relation, target)) return {component: metadata.name, metric, value, target}
    }
  }
  return undefined
}
