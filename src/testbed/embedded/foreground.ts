import {runSteps, type StepContext} from '../steps.js'
import {withTestbedLock} from '../with-lock.js'
import {type DaemonWork, runDaemon} from './daemon.js'
import {type EmbeddedSurroundings, planUp} from './driver.js'
import type {UpRequest} from './plan.js'

/**
 * Brings the world of a testbed up in the background, if it is not, and runs the agents and the API in this process until it is stopped.
 * Resolves with the exit status; rejects when the agents run already.
 */
export async function runAgentsHere(
  request: UpRequest,
  work: DaemonWork,
  surroundings: EmbeddedSurroundings,
  context: StepContext,
): Promise<number> {
  const paths = surroundings.registry.paths(request.name)
  await withTestbedLock(request.name, surroundings, context, async () => {
    const {steps} = await planUp(request, surroundings, ['world'])
    await runSteps(steps, context, surroundings.clock)
  })
  return runDaemon('agents', paths.config, work)
}
