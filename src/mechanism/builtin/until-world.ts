import type {World} from '../../policy/contract.js'
import type {Clock} from '../../support/clock.js'
import type {ExecutionContext} from '../contract.js'

export type Wait = 'met' | 'late' | 'aborted' | 'unwanted'

/** Waits for the world to be so. When the agent stops it rejects: all stays as it is, and the next life goes on. */
export async function untilWorld(
  options: {
    readonly clock: Clock
    readonly context: ExecutionContext
    /** Any abort but that of the agent's stop: `aborted`. */
    readonly signal: AbortSignal
    readonly deadlineMs: number
    /** Looked at anew as often also where nothing changes: for what depends on time. */
    readonly everyMs?: number
  },
  isSo: (world: World) => boolean,
  isUnwanted: (world: World) => boolean = () => false,
): Promise<Wait> {
  const {clock, context, signal, deadlineMs, everyMs} = options
  const deadline = new AbortController()
  const cancel = clock.schedule(Math.max(0, deadlineMs - clock.now()), () => deadline.abort())
  const either = AbortSignal.any([signal, deadline.signal, context.stopping])
  try {
    for (;;) {
      context.stopping.throwIfAborted()
      const world = context.world()
      if (isSo(world)) return 'met'
      if (signal.aborted) return 'aborted'
      if (isUnwanted(world)) return 'unwanted'
      if (deadline.signal.aborted) return 'late'
      if (everyMs === undefined) await context.changed(either)
      else await atLeastEvery(clock, everyMs, either, context.changed)
    }
  } finally {
    cancel()
  }
}

async function atLeastEvery(clock: Clock, ms: number, signal: AbortSignal, changed: ExecutionContext['changed']): Promise<void> {
  const over = new AbortController()
  const cancel = clock.schedule(ms, () => over.abort())
  try {
    await changed(AbortSignal.any([signal, over.signal]))
  } finally {
    cancel()
  }
}
