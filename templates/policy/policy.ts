import {candidatesFor, definePolicy, hostsOf, meets, move, type PolicyInput} from 'mlsysops'

// Moves a component that misses a target to the host where it is foreseen to do best.
// Try it:       mlsysops policy add NAME.ts --dry-run
// Put it to work: mlsysops policy add NAME.ts --app my-app
// See it decide:  mlsysops policy decisions --policy NAME

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
    return {verdict: isDue ? 'adapt' : 'fine', reason, evidence: {...missed}, state: {missedSinceMs}, again: '1s'}
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

/** The first target of the application that is not met: the mean of the last 10 s against what is wanted. */
function missedTarget({application, telemetry}: PolicyInput) {
  for (const {metadata, qos_metrics = []} of application?.description.components ?? []) {
    for (const {application_metric_id: metric, target, relation} of qos_metrics) {
      const selector = {metric, application: application?.name ?? '', component: metadata.name}
      const value = telemetry.aggregate(selector, 10_000, 'mean')
      if (value !== undefined && !meets(value, relation, target)) return {component: metadata.name, metric, value, target}
    }
  }
  return undefined
}
