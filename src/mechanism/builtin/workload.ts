import {type Adjustments, withoutDecision} from '../../matching/adjustments.js'
import type {ClusterPlatform, ComponentIntent} from '../../platform/contract/index.js'
import type {Action} from '../../policy/contract.js'
import type {ExecutionContext, Mechanism, MechanismOutcome} from '../contract.js'
import {createAdjustingMechanism} from './adjusting.js'
import {AdjustingNotes} from './adjusting-notes.js'
import {image} from './image.js'
import {createPlacementMechanism, type PlacementResume, type WorkloadPorts} from './placement.js'
import {RecentlyTaken} from './recently-taken.js'
import {resources} from './resources.js'
import {runtimeClass} from './runtime-class.js'
import {scale} from './scale.js'

/** As `PlacementResume`; `action`: what was decided, where that is known. */
export type WorkloadResume = Pick<PlacementResume, 'isOpen'> & {
  readonly resume: (
    intent: ComponentIntent,
    action: Action | undefined,
    context: ExecutionContext,
    signal: AbortSignal,
  ) => Promise<MechanismOutcome>
}

/** All that changes the workloads of a cluster. They count what they take of disruption budgets together. */
export function createWorkloadMechanisms(options: WorkloadPorts): {
  readonly mechanisms: readonly Mechanism[]
  /** Carries on with what an earlier life of the agent began, whichever of them it was. */
  readonly resume: WorkloadResume
} {
  const ports = {...options, taken: new RecentlyTaken(options.clock)}
  const placement = createPlacementMechanism(ports)
  const adjusting = [
    createAdjustingMechanism(ports, scale),
    createAdjustingMechanism(ports, resources),
    createAdjustingMechanism(ports, image),
    createAdjustingMechanism(ports, runtimeClass),
  ]
  return {
    mechanisms: [placement, ...adjusting],
    resume: {
      isOpen: placement.isOpen,
      resume: async (intent, action, context, signal) => {
        // What is taken back, or was not yet written down, is on its way to what was before: that it arrives there is no success of the decision.
        const isWish =
          adjusting.some(({name}) => name === action?.mechanism) && WISHES.some((field) => action?.command[field] !== undefined)
        const notes = await notesOf(options.platform, intent, context)
        const outcome = await placement.resume(intent, context, signal)
        if (outcome.kind !== 'done') await notes?.takeBack(context.stopping)
        return outcome.kind === 'done' && isWish && notes?.isKept !== true ? TAKEN_BACK : outcome
      },
    },
  }
}

/** The fields of which a command that wishes something has one at least. */
const WISHES = ['instances', 'image', 'runtimeClass', 'requests', 'limits'] as const

const TAKEN_BACK: MechanismOutcome = {
  kind: 'failed',
  restored: true,
  reasons: [{code: 'taken-back', message: 'It had been taken back when the agent stopped.'}],
}

/** What policies want of the component, without what this decision added to it: that is wanted no more where it does not come up in this life either. */
async function notesOf(
  platform: ClusterPlatform,
  {ref}: ComponentIntent,
  {world, decision, stopping}: ExecutionContext,
): Promise<AdjustingNotes | undefined> {
  const application = world().applications.get(ref.application)
  if (application === undefined) return undefined
  const change = (written: Adjustments) => ({before: withoutDecision(written, decision), after: written})
  return await AdjustingNotes.open(platform.notes(), ref, application.uid, change, stopping)
}
