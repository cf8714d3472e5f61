import {isDeepStrictEqual} from 'node:util'
import type {Decision, DecisionOutcome} from '../../knowledge/contract.js'
import type {WorkloadResume} from '../../mechanism/builtin/workload.js'
import type {ExecutionContext, Mechanism} from '../../mechanism/contract.js'
import type {ComponentIntent, Epoch} from '../../platform/contract/index.js'
import type {Target} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import {outcomeOf} from '../loop/executor.js'
import type {Loop} from '../loop/loop.js'
import type {ClusterKnobs} from './cluster-knobs.js'
import type {ClusterView} from './cluster-view.js'
import {adoptOrphans} from './orphans.js'
import {finishKnob, resumedContext} from './unfinished-knob.js'

export type UnfinishedChangesPorts = {
  readonly clock: Clock
  readonly loop: Loop
  readonly view: ClusterView
  readonly mechanisms: readonly Mechanism[]
  readonly workload: WorkloadResume
  readonly knobs: ClusterKnobs
  readonly epoch: () => Epoch
  readonly mayAct: () => boolean
  readonly signal: AbortSignal
}

/** Changes that an earlier life of a cluster's agent began, or another that led before it: carried on from what the platform holds of them. */
export class UnfinishedChanges {
  readonly #ports: UnfinishedChangesPorts

  constructor(ports: UnfinishedChangesPorts) {
    this.#ports = ports
  }

  /** Goes on with what the journal knows as open. */
  async resume(): Promise<void> {
    const {loop, view} = this.#ports
    await loop.resume((decision, signal) => {
      const [action] = decision.actions
      if (action?.digest !== undefined) return loop.finishForeign(decision, signal)
      if (action?.target.kind === 'knob')
        return finishKnob({...this.#ports, context: this.#contextOf(decision)}, action, action.target, signal)
      const intent = [...view.intents.values().values()].find((one) => one.decision === decision.id)
      return intent === undefined ? undefined : this.#finish(intent, decision, signal)
    })
  }

  /** Takes up, from time to time, what the platform holds as begun and no open decision knows. Runs until the signal is aborted. */
  async adopt(until: AbortSignal): Promise<void> {
    const {clock, mayAct} = this.#ports
    await adoptOrphans({clock, idle: () => this.#idle(), mayAct, adopt: (intent) => this.#adopt(intent)}, until)
  }

  /** What the platform holds as begun, and nobody here works on. */
  #idle(): readonly ComponentIntent[] {
    const {view, workload, loop} = this.#ports
    return [...view.intents.values().values()].filter(
      (intent) => workload.isOpen(intent) && !loop.isLocked({kind: 'component', ...intent.ref}),
    )
  }

  async #adopt(intent: ComponentIntent): Promise<void> {
    await this.#ports.loop.adopt({
      target: {kind: 'component', ...intent.ref},
      command: {...intent.ref, hosts: intent.goal.map(({node, instances}) => ({node, instances}))},
      reason: `Finish the change of ${intent.ref.component} that was left halfway`,
      finish: (decision, signal) => this.#finish({...intent, decision: decision.id}, decision, signal),
    })
  }

  async #finish(intent: ComponentIntent, decision: Decision, signal: AbortSignal): Promise<DecisionOutcome> {
    const [action] = decision.actions
    const hosts = action?.command['hosts']
    if (Array.isArray(hosts) && !isDeepStrictEqual(hosts, intent.goal)) {
      const message = 'It had been taken back when the agent stopped.'
      return {kind: 'failed', restored: true, reasons: [{code: 'taken-back', message}]}
    }
    const context = this.#contextOf(decision, {kind: 'component', ...intent.ref})
    return outcomeOf(await this.#ports.workload.resume(intent, action, context, signal))
  }

  #contextOf(decision: Decision, target?: Target): ExecutionContext {
    const {view, epoch, signal} = this.#ports
    return resumedContext(decision, {
      epoch: epoch(),
      world: () => view.world(),
      changed: (until) => view.changed(until, target),
      stopping: signal,
    })
  }
}
