import type {Decision, Effect, JournaledDecision} from '../../knowledge/contract.js'
import type {PolicyDescriptor} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {TelemetryReader} from '../../telemetry/contract.js'

export type EffectPorts = {
  readonly clock: Clock
  readonly telemetry: TelemetryReader
  readonly write: (decision: Decision) => Promise<unknown>
  /** What was foreseen and what came, for the predictor to learn from. */
  readonly learn: (decision: Decision, effect: Effect) => void
  readonly onError: (error: unknown) => void
}

/** What a decision hopes to change: its analysis says which metric, of which component, and what it was. */
type Subject = {readonly metric: string; readonly component: string; readonly before: number | undefined}

/** Completes a decision with what was measured once its change had settled. */
export class EffectMeter {
  readonly #ports: EffectPorts

  constructor(ports: EffectPorts) {
    this.#ports = ports
  }

  /** Measures when the settle window is over, counted from the decision's close. Does nothing where no metric was at stake. */
  expect(decision: Decision, descriptor: PolicyDescriptor): void {
    const subject = subjectOf(decision)
    if (subject === undefined || descriptor.settleMs === undefined || decision.closedMs === undefined) return
    const {settleMs} = descriptor
    const delayMs = Math.max(0, decision.closedMs + settleMs - this.#ports.clock.now())
    this.#ports.clock.schedule(delayMs, () => void this.#measure(decision, subject, settleMs).catch(this.#ports.onError))
  }

  /** Those whose settle window was cut short by the agent's death. */
  resume(decisions: readonly JournaledDecision[], descriptors: ReadonlyMap<string, PolicyDescriptor>): void {
    for (const decision of decisions) {
      const descriptor = decision.proposer.kind === 'policy' ? descriptors.get(decision.proposer.policy) : undefined
      const isDue = decision.outcome.kind === 'done' && decision.effect === undefined
      const settleMs = descriptor?.settleMs ?? 0
      const isRecent = decision.closedMs !== undefined && this.#ports.clock.now() - decision.closedMs < 2 * settleMs
      if (descriptor !== undefined && isDue && isRecent) this.expect(decision, descriptor)
    }
  }

  async #measure(decision: Decision, subject: Subject, settleMs: number): Promise<void> {
    const {telemetry, clock} = this.#ports
    // The first half is the change settling; the second half is what it settled to.
    const after = telemetry.aggregate(
      {metric: subject.metric, application: decision.application ?? '', component: subject.component},
      settleMs / 2,
      'mean',
    )
    const predicted = decision.candidates.find((one) => one.chosen && one.component === subject.component)?.prediction?.value
    const effect: Effect = {
      metric: subject.metric,
      ...(subject.before === undefined ? {} : {before: subject.before}),
      ...(predicted === undefined ? {} : {predicted}),
      ...(after === undefined ? {} : {after}),
      measuredMs: clock.now(),
      message: tell(subject, predicted, after, settleMs),
    }
    this.#ports.learn(decision, effect)
    await this.#ports.write({...decision, effect})
  }
}

function subjectOf(decision: Decision): Subject | undefined {
  const {evidence} = decision.analysis
  const metric = evidence?.['metric']
  const component = evidence?.['component']
  const before = evidence?.['value']
  if (typeof metric !== 'string' || typeof component !== 'string') return undefined
  return {metric, component, before: typeof before === 'number' ? before : undefined}
}

function tell(subject: Subject, predicted: number | undefined, after: number | undefined, settleMs: number): string {
  if (after === undefined) return `${subject.metric} was not heard in the ${Math.round(settleMs / 2000)} s after the change had settled.`
  const before = subject.before === undefined ? '' : ` from ${round(subject.before)}`
  const foreseen = predicted === undefined ? '' : ` (${round(predicted)} was foreseen)`
  return `${subject.metric} went${before} to ${round(after)}${foreseen}.`
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1)
}
