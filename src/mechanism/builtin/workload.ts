import {withoutDecision} from '../../matching/adjustments.js'
import type {ClusterPlatform, ComponentIntent} from '../../platform/contract/index.js'
import type {ExecutionContext, Mechanism} from '../contract.js'
import {createAdjustingMechanism} from './adjusting.js'
import {AdjustingNotes} from './adjusting-notes.js'
import {image} from './image.js'
import {createPlacementMechanism, type PlacementResume, type WorkloadPorts} from './placement.js'
import {RecentlyTaken} from './recently-taken.js'
import {resources} from './resources.js'
import {runtimeClass} from './runtime-class.js'
import {scale} from './scale.js'

/** All that changes the workloads of a cluster. They count what they take of disruption budgets together. */
export function createWorkloadMechanisms(options: WorkloadPorts): {
  readonly mechanisms: readonly Mechanism[]
  /** Carries on with what an earlier life of the agent began, whichever of them it was. */
  readonly resume: PlacementResume
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
      resume: async (intent, context, signal) => {
        const outcome = await placement.resume(intent, context, signal)
        if (outcome.kind !== 'done') await takeBack(options.platform, intent, context)
        return outcome
      },
    },
  }
}

/** What did not come up in this life either is wanted no more, where it was a policy's wish beyond the description. */
async function takeBack(platform: ClusterPlatform, {ref}: ComponentIntent, {world, decision, stopping}: ExecutionContext): Promise<void> {
  const application = world().applications.get(ref.application)
  if (application === undefined) return
  const notes = await AdjustingNotes.open(
    platform.notes(),
    ref,
    application.uid,
    (written) => ({before: withoutDecision(written, decision), after: written}),
    stopping,
  )
  await notes.takeBack(stopping)
}
