import type {PolicySubmission, SliceService} from '../../agent/service.js'
import type {ApplicationDescription} from '../../descriptions/types.js'
import type {Decision} from '../../knowledge/contract.js'
import {meets} from '../../matching/qos.js'
import type {PolicyDescriptor} from '../../policy/contract.js'
import type {PolicyEnvironment} from '../../policy/hosted.js'
import type {OutputLine} from '../../support/hosting/health.js'
import type {TrialSlice} from './contract.js'
import {countEmptyPlans} from './empty-plans.js'
import {askModelsOf, silentPolicy} from './trial.js'

export type ProofRequest = {
  readonly submission: PolicySubmission
  readonly application: ApplicationDescription
  readonly durationMs: number
  readonly say: (text: string) => void
  readonly signal: AbortSignal
}

/**
 * works: at least one of its plans was carried out or begun · never-asked: it saw no need · wanted-nothing: it saw a need, and its plans were empty ·
 * refused: it planned, and nothing was admitted · failed: why.
 */
export type ProofVerdict = {readonly kind: 'works' | 'never-asked' | 'wanted-nothing' | 'refused' | 'failed'; readonly reason: string}

/** The same wish with the same verdict, however often. */
export type ProvenDecision = {
  readonly atMs: number
  readonly times: number
  readonly decision: Pick<Decision, 'trigger' | 'analysis' | 'summary' | 'verdict' | 'outcome'>
}

export type PolicyProof = {
  readonly policy: Pick<
    PolicyDescriptor,
    'name' | 'version' | 'summary' | 'layer' | 'scope' | 'metrics' | 'mechanisms' | 'intervalMs' | 'cooldownMs'
  >
  readonly environment?: PolicyEnvironment
  /** Those that it names and no agent has: plans with them are refused. */
  readonly missingMechanisms: readonly string[]
  readonly application: string
  /** For how long it governed, of the slice's time. */
  readonly durationMs: number
  /** Whether that was less than was asked for: it failed again and again. */
  readonly isGivenUp: boolean
  /** For how long a target of the application was missed, of the time. */
  readonly missedMs: number
  readonly decisions: readonly ProvenDecision[]
  /** What it said last where nothing was to be decided. */
  readonly said: readonly {readonly component: string; readonly verdict: string; readonly reason: string}[]
  readonly output: readonly OutputLine[]
  readonly verdict: ProofVerdict
}

const LOOK_MS = 1_000
const MOST = 500
/** It would be as quick as the policy that is tried, and leave it nothing to do. */
const RIVAL = 'qos-relocation'

/** Lets a policy govern an application for a time, alone, and tells what it decided. Rejects with `policy-invalid` where it is no policy. */
export async function provePolicy(slice: TrialSlice, request: ProofRequest): Promise<PolicyProof> {
  const {submission, application, durationMs, say, signal} = request
  const {service} = slice
  await slice.pass(LOOK_MS, signal)
  say(`Loading ${submission.fileName}`)
  const artifact = await slice.during(service.checkPolicy(submission))
  const {name, environment} = artifact
  if (name !== RIVAL) await slice.during(service.addPolicy(silentPolicy(RIVAL), 'lab'))
  await askModelsOf(slice, [submission])
  await slice.during(service.addPolicy(submission, 'lab'))
  const beganMs = slice.nowMs()
  await slice.during(service.deploy(application, {by: 'lab'}))
  const ended = new AbortController()
  const emptyPlans = countEmptyPlans(service, name, AbortSignal.any([signal, ended.signal]))
  const progress = {missedMs: 0, isGivenUp: false}
  while (slice.nowMs() - beganMs < durationMs && !progress.isGivenUp) {
    await slice.pass(LOOK_MS, signal)
    const minute = Math.floor((slice.nowMs() - beganMs) / 60_000)
    say(`${name} governs ${application.name}: ${minute} of ${Math.round(durationMs / 60_000)} simulated minutes`)
    const qos = service.application(application.name)?.qos ?? []
    if (qos.some(({value, relation, target}) => value !== undefined && !meets(value, relation, target))) progress.missedMs += LOOK_MS
    // It would be asked seldom from now on; one that hangs takes its whole time limit of this machine's time with each call.
    progress.isGivenUp = service.policy(name).reports.some(({state}) => state === 'failed')
  }
  ended.abort()
  const decisions = service.decisions({policy: name, limit: MOST}).toReversed()
  const reports = service.policy(name).reports
  const policy = descriptorOf(service, name)
  const there = new Set(service.mechanisms().map((one) => one.name))
  const missingMechanisms = policy.mechanisms.filter((one) => !there.has(one))
  // One that names what is not there is told as degraded, and may do all else that it says.
  const failed = reports.find(({state}) => state === 'failed' || (state === 'degraded' && missingMechanisms.length === 0))
  return {
    policy,
    missingMechanisms,
    ...(environment === undefined ? {} : {environment}),
    application: application.name,
    durationMs: slice.nowMs() - beganMs,
    ...progress,
    decisions: distinct(decisions, beganMs),
    said: await saidBy(service, application.name, name),
    output: reports.flatMap(({output}) => output),
    verdict: verdictOf(decisions, failed?.reason ?? failureIn(decisions, name), await emptyPlans),
  }
}

function descriptorOf(service: SliceService, name: string): PolicyProof['policy'] {
  const found = service.policies().find((one) => one.name === name)
  if (found === undefined) throw new Error(`The slice has no policy ${name} that it was given.`)
  const {version, summary, layer, scope, metrics, mechanisms, intervalMs, cooldownMs} = found
  return {name, version, summary, layer, scope, metrics, mechanisms, intervalMs, cooldownMs}
}

function distinct(decisions: readonly Decision[], beganMs: number): readonly ProvenDecision[] {
  const groups = Map.groupBy(decisions, ({summary, verdict, analysis}) => JSON.stringify([summary, verdict.kind, analysis.verdict]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const {trigger, analysis, summary, verdict, timeMs} = first
    const outcome = group.findLast((one) => one.outcome.kind !== 'none')?.outcome ?? first.outcome
    const times = group.reduce((sum, one) => sum + 1 + one.repeats, 0)
    return [{atMs: timeMs - beganMs, times, decision: {trigger, analysis, summary, verdict, outcome}}]
  })
}

async function saidBy(service: SliceService, application: string, policy: string): Promise<PolicyProof['said']> {
  if (service.application(application) === undefined) return []
  const {components} = await service.explain(application)
  return components.flatMap(({component, policies}) =>
    policies.filter((one) => one.policy === policy).map(({verdict, reason}) => ({component, verdict, reason})),
  )
}

/** A turn that failed is journaled as held, for the reason that the policy failed: it may have answered since. */
function failureIn(decisions: readonly Decision[], name: string): string | undefined {
  const failed = decisions.filter(({verdict}) => verdict.kind === 'held' && verdict.reason.startsWith(`${name} failed: `))
  const [first] = failed
  if (first?.verdict.kind !== 'held' || decisions.some(({verdict}) => verdict.kind === 'admitted')) return undefined
  const times = failed.reduce((sum, one) => sum + 1 + one.repeats, 0)
  return `${first.verdict.reason.slice(`${name} failed: `.length)}${times === 1 ? '' : ` (${times} times)`}`
}

function verdictOf(decisions: readonly Decision[], failure: string | undefined, emptyPlans: number): ProofVerdict {
  if (failure !== undefined) return {kind: 'failed', reason: failure}
  const planned = decisions.filter(({verdict}) => verdict.kind !== 'held')
  if (planned.length === 0 && emptyPlans > 0)
    return {kind: 'wanted-nothing', reason: `Its plan was asked for ${timesWords(emptyPlans)}, and wanted nothing.`}
  if (planned.length === 0) return {kind: 'never-asked', reason: 'It saw no need to change anything: its plan was never asked for.'}
  const admitted = planned.filter(({verdict}) => verdict.kind === 'admitted')
  if (admitted.length === 0) {
    const refused = planned.flatMap(({verdict}) => (verdict.kind === 'rejected' ? verdict.reasons.map(({message}) => message) : []))
    return {kind: 'refused', reason: `None of its plans was admitted: ${[...new Set(refused)].join(' ') || 'they wait.'}`}
  }
  const undone = admitted.flatMap(({outcome}) => (outcome.kind === 'failed' ? outcome.reasons : []))
  const done = admitted.length - admitted.filter(({outcome}) => outcome.kind === 'failed').length
  if (done === 0)
    return {kind: 'refused', reason: `None of its plans could be carried out: ${undone.map(({message}) => message).join(' ')}`}
  return {kind: 'works', reason: `${admitted.length} of its plans ${admitted.length === 1 ? 'was' : 'were'} admitted.`}
}

function timesWords(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
