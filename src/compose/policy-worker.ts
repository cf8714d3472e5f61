import {parentPort, workerData} from 'node:worker_threads'
import {servePolicy} from '../policy/worker/serve.js'
import type {WorkerStart} from '../policy/worker/wire.js'
import {servedParts} from './served-parts.js'

// The program of a policy's worker.
if (parentPort === null) throw new Error('This is the program of a worker.')
await servePolicy(parentPort, workerData as WorkerStart, servedParts())
