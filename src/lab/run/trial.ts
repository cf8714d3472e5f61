import {meets} from '../../matching/qos.js'
import {changesOf} from './changes.js'
import type {TargetResult, TrialRequest, TrialResult, TrialSlice, Variant} from './contract.js'

const LOOK_MS = 1_000
const FIRST_MS = 1_000

type Measured = Omit<TargetResult, 'mean' | 'p95' | 'max'> & {readonly values: number[]}

/** Lets one variant of policies govern the applications for a time, and tells what became of it. The same request on the same slice gives the same result. */
export async function runTrial(slice: TrialSlice, {variant, applications, durationMs, signal}: TrialRequest): Promise<TrialResult> {
  const {service} = slice
  await slice.pass(FIRST_MS, signal)
  for (const name of variant.without) await slice.during(service.addPolicy(silentPolicy(name), 'lab'))
  await askModelsOf(slice, variant.policies)
  const added: string[] = []
  for (const policy of variant.policies) added.push((await slice.during(service.addPolicy(policy, 'lab'))).policy.artifact.name)
  const beganMs = slice.nowMs()
  for (const application of applications) await slice.during(service.deploy(application, {by: 'lab'}))
  const deployed = new Map<string, number>()
  const targets = new Map<string, Measured>()
  const onNodesMs = new Map<string, number>()
  while (slice.nowMs() - beganMs < durationMs) {
    await slice.pass(LOOK_MS, signal)
    look(slice, beganMs, {deployed, targets, onNodesMs})
  }
  return {
    variant: variant.name,
    durationMs,
    deployedAfterMs: Object.fromEntries(applications.map(({name}) => [name, deployed.get(name) ?? null])),
    targets: [...targets.values()].map(resultOf),
    measured: measuredShare([...targets.values()], {durationMs, asked: targetsOf(applications)}),
    cost: costOf(slice, onNodesMs),
    onNodesMs: Object.fromEntries([...onNodesMs].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ...changesOf(service, beganMs),
    failures: failuresOf(slice, added),
  }
}

/** Where one of these has a model, it is asked. */
export async function askModelsOf(slice: TrialSlice, policies: Variant['policies']): Promise<void> {
  if (policies.some(({files = []}) => files.length > 0)) await slice.during(slice.service.setMode('ml', 'lab'))
}

/** In the place of a policy that is left out. */
export function silentPolicy(name: string): Variant['policies'][number] {
  const source = `export default {name: '${name}', summary: 'Left out.', interval: '1h', analyze: () => ({verdict: 'fine', reason: 'It was left out.'}), plan: () => undefined}`
  return {fileName: `${name}.mjs`, source}
}

type Seen = {readonly deployed: Map<string, number>; readonly targets: Map<string, Measured>; readonly onNodesMs: Map<string, number>}

function look({service, nowMs}: TrialSlice, beganMs: number, {deployed, targets, onNodesMs}: Seen): void {
  for (const {spec, phase, qos, components} of service.applications()) {
    if (phase === 'deployed' && !deployed.has(spec.name)) deployed.set(spec.name, nowMs() - beganMs)
    for (const {component, metric, target, relation, value} of qos) {
      if (value === undefined) continue
      const key = `${spec.name}/${component}/${metric}`
      const known = targets.get(key) ?? {
        application: spec.name,
        component,
        metric,
        target,
        relation,
        measuredMs: 0,
        missedMs: 0,
        values: [],
      }
      known.values.push(value)
      const missed = meets(value, relation, target) ? 0 : LOOK_MS
      targets.set(key, {...known, measuredMs: known.measuredMs + LOOK_MS, missedMs: known.missedMs + missed})
    }
    for (const {cluster, instances} of components)
      for (const {node} of instances) onNodesMs.set(`${cluster}/${node}`, (onNodesMs.get(`${cluster}/${node}`) ?? 0) + LOOK_MS)
  }
}

function targetsOf(applications: TrialRequest['applications']): number {
  return applications.flatMap(({components}) => components.flatMap(({qos_metrics = []}) => qos_metrics)).length
}

function measuredShare(targets: readonly Measured[], {durationMs, asked}: {readonly durationMs: number; readonly asked: number}): number {
  return asked === 0 ? 1 : targets.reduce((sum, {measuredMs}) => sum + measuredMs, 0) / (asked * durationMs)
}

function resultOf({values, ...target}: Measured): TargetResult {
  const sorted = values.toSorted((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return {...target, mean, p95: sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? mean, max: sorted.at(-1) ?? mean}
}

function costOf({service}: TrialSlice, onNodesMs: ReadonlyMap<string, number>): number {
  const nodes = service
    .infrastructure()
    .clusters.flatMap(({name, nodes: those}) => those.map((node) => [`${name}/${node.name}`, node] as const))
  return nodes.reduce((sum, [key, {pricePerHour = 0}]) => sum + (pricePerHour * (onNodesMs.get(key) ?? 0)) / 3_600_000, 0)
}

function failuresOf({service}: TrialSlice, names: readonly string[]): TrialResult['failures'] {
  return names.flatMap((policy) =>
    service.policy(policy).reports.flatMap(({state, reason}) => (state === 'running' || reason === undefined ? [] : [{policy, reason}])),
  )
}
