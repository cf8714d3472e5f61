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
  },
  isSo: (world: World) => boolean,
  isUnwanted: (world: World) => boolean = () => false,
): Promise<Wait> {
  const {clock, context, signal, deadlineMs} = options
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
      await context.changed(either)
    }
  } finally {
    cancel()
  }
}
