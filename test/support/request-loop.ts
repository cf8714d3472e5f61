import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import type {Machine} from '../../src/testbed/kubernetes/real-nodes/plan.js'
import type {RealNodes} from './real-node.js'

const LOOP = fileURLToPath(new URL('../fixtures/real-pods/requests.mjs', import.meta.url))

type Failure = {readonly at: string; readonly error: string}
type Lane = {readonly sent: number; readonly failures: readonly Failure[]}
export type LoopReport = {
  /** A connection for each. */
  readonly short: Lane
  /** Over connections that are kept: how many there were. */
  readonly kept: Lane & {readonly connections: number}
  /** One answer that never ends. */
  readonly stream: {
    readonly ticks: number
    readonly reconnects: number
    readonly longestGapMs: number
    readonly failures: readonly Failure[]
  }
  /** By what they said. */
  readonly answers: Readonly<Record<string, number>>
}

export interface RequestLoop {
  /** Resolves with what happened since the start. */
  end(): Promise<LoopReport>
}

/** Calls a Service without a pause from a machine of the testbed. Resolves when it began. */
export async function startRequestLoop(nodes: RealNodes, from: Machine, url: string): Promise<RequestLoop> {
  const [file, args] = nodes.command(from, process.execPath, LOOP, url)
  const child = spawn(file, args, {stdio: ['pipe', 'pipe', 'inherit']})
  const closed = once(child, 'close')
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
  await lines.next()
  return {
    async end() {
      child.stdin.end()
      const {value} = await lines.next()
      await closed
      return JSON.parse(String(value)) as LoopReport
    },
  }
}
