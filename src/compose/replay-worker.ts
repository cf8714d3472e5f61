import {mkdtemp, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {parentPort, workerData} from 'node:worker_threads'
import {Attempts} from '../lab/replay/attempts.js'
import {replaySeed, type SeedRequest} from '../lab/replay/replay.js'
import type {ReplayTask} from '../lab/replay/study.js'
import {NEVER} from '../support/waiting.js'
import {asPoolError, type PoolAnswer} from '../support/worker-pool.js'
import {replayHosted} from './replay-hosted.js'

// The program of a worker of the lab's pool: one replay after the other.
const port = parentPort
if (port === null) throw new Error('This is the program of a worker.')
const attempts = new Attempts()
/** Owned by who started this: a worker that is ended removes nothing. */
const {folder: root} = workerData as {readonly folder: string}
port.on('message', (task: ReplayTask) => void answer(task).then((one) => port.postMessage(one)))

async function answer(task: ReplayTask): Promise<PoolAnswer> {
  const folder = await mkdtemp(join(root, 'replay-'))
  const replayFile: SeedRequest['replayFile'] = (replay, signal) => attempts.at(replay.file, () => replayHosted(replay, {folder}, signal))
  try {
    return {result: await replaySeed({...task, replayFile, signal: NEVER})}
  } catch (error) {
    return {error: asPoolError(error)}
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}
