import {parentPort, workerData} from 'node:worker_threads'
import {serveMechanism} from '../mechanism/plugin/serve.js'
import type {PluginStart} from '../mechanism/plugin/wire.js'

// The program of a mechanism's worker.
if (parentPort === null) throw new Error('This is the program of a worker.')
await serveMechanism(parentPort, workerData as PluginStart)
