import {parentPort, workerData} from 'node:worker_threads'
import {replayFile} from '../lab/replay/replay-file.js'
import type {HostedPolicy} from '../policy/hosted.js'
import {CallCount} from './call-count.js'
import {openPolicies} from './policy-hosts.js'
import type {WithinStart} from './replay-hosted.js'

// The program of a thread in which a recording and a person's policy are together: no call of the policy crosses threads.
if (parentPort === null) throw new Error('This is the program of a worker.')
const {folder, library, replay, calls} = workerData as WithinStart
const counted = new CallCount(calls)
const result = await replayFile(
  replay,
  (clock) => async (artifact) => counting(await openPolicies({folder, library, clock, isWithin: true})(artifact)),
  new AbortController().signal,
)
parentPort.postMessage(result)

function counting(policy: HostedPolicy): HostedPolicy {
  counted.loaded()
  return {
    ...policy,
    initialState: () => counted.during(() => policy.initialState()),
    analyze: (...given) => counted.during(() => policy.analyze(...given)),
    plan: (...given) => counted.during(() => policy.plan(...given)),
  }
}
