import {parentPort, workerData} from 'node:worker_threads'
import {servePolicy} from '../policy/worker/serve.js'
import type {WorkerStart} from '../policy/worker/wire.js'
import {servedParts} from './served-parts.js'

// The program of a policy's worker.
if (parentPort === null) throw new Error('This is the program of a worker.')
// Not awaited here: of a file that never finishes loading Node would warn in words of its own, on the agent's stderr.
void servePolicy(parentPort, workerData as WorkerStart, servedParts())
