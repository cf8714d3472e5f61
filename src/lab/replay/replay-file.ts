import type {PolicySubmission} from '../../agent/service.js'
import {kindOf, type OpenPolicy} from '../../policy/artifact.js'
import {createVirtualClock, type VirtualClock} from '../../support/clock-virtual.js'
import {hostedPolicy} from '../policy-file.js'
import {type PolicyReplay, type Recorded, replayPolicy} from './replay-policy.js'

/** What a person's policy lives through. It crosses threads. */
export type FileReplay = Recorded & {readonly file: PolicySubmission}

/** A person's policy lives through a recording, run by what `open` gives: its time is the replay's. */
export async function replayFile(
  {file, ...recorded}: FileReplay,
  open: (clock: VirtualClock) => OpenPolicy,
  signal: AbortSignal,
): Promise<PolicyReplay> {
  const clock = createVirtualClock(recorded.world.conditions.timesMs[0] ?? 0)
  const policy = await hostedPolicy(file, open(clock))
  try {
    // A model is asked in that mode only.
    const mode = kindOf(file.fileName) === 'model' ? 'ml' : 'heuristic'
    return await replayPolicy({...recorded, clock, policy, mode, signal})
  } finally {
    await policy.close()
  }
}
