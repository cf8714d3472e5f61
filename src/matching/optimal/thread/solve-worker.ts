import {parentPort, workerData} from 'node:worker_threads'
import {solvePlacement} from '../place.js'
import type {SolveRequest} from './solve.js'

// The program of the thread on which a placement is solved: one problem, one answer.
if (parentPort === null) throw new Error('This is the program of a worker.')
const {problem, options} = workerData as SolveRequest
parentPort.postMessage(await solvePlacement(problem, {...options, now: () => performance.now()}))
