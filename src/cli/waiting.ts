import type {Api} from '../northbound/contract/api.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'
import {capital} from '../support/text/capital.js'
import {duration} from '../support/text/quantity.js'
import {withTimeout} from '../support/waiting.js'
import {agentMend} from './render/silence.js'
import {unreadyWords} from './render/unready.js'
import type {ApplicationStatus} from './render/views.js'

export type WaitOptions = {
  readonly timeoutMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly say: (text: string) => void
  /** The one that is waited for, where it is one. */
  readonly testbed?: string | undefined
  /** Told of each state that differs from the one before. */
  readonly onChange?: (status: ApplicationStatus) => void
}

/** Longer than a change may take before it is taken back: what became of it is to be told. */
export const WAIT_LIMIT_MS = 150_000
const POLL_MS = 200

/**
 * Until every component is ready (or complete). Rejects when the application has failed, and at the time limit: both say which component was
 * not ready, and why.
 */
export async function untilDeployed(api: Api, name: string, options: WaitOptions): Promise<ApplicationStatus> {
  let last: ApplicationStatus | undefined
  return limited(
    options,
    'deployed',
    () => last,
    async (signal) => {
      for (;;) {
        const status = await api.getApplicationStatus({name}, {signal})
        if (last === undefined || stateOf(status) !== stateOf(last)) options.onChange?.(status)
        last = status
        if (status.phase === 'deployed') return status
        if (status.phase === 'failed') throw failed(status)
        options.say(`Waiting for ${name}: ${unreadyWords(status)}`)
        await options.clock.sleep(POLL_MS, signal)
      }
    },
  )
}

/** Until the API knows the application no longer. */
export async function untilRemoved(api: Api, name: string, options: WaitOptions): Promise<void> {
  let last: ApplicationStatus | undefined
  await limited(
    options,
    'removed',
    () => last,
    async (signal) => {
      for (;;) {
        const status = await statusOrGone(api, name, signal)
        if (status === undefined) return
        last = status
        options.say(
          `Waiting until ${name} is gone: ${status.unheard === undefined ? `${instancesLeft(status)} left` : unreadyWords(status)}`,
        )
        await options.clock.sleep(POLL_MS, signal)
      }
    },
  )
}

async function limited<T>(
  options: WaitOptions,
  goal: string,
  last: () => ApplicationStatus | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withTimeout(options.clock, options.timeoutMs, work, {
    signal: options.signal,
    onTimeout: () => {
      const status = last()
      const state = status === undefined ? '' : ` ${capital(unreadyWords(status))}.`
      return new OperationalError(`Not ${goal} after ${duration(options.timeoutMs)}.${state}`, {
        code: 'wait-timed-out',
        exit: 'timeout',
        hints: [
          ...(status?.unheard === undefined ? [] : [agentMend(options.testbed)]),
          ...(status === undefined ? [] : [`mlsysops app explain ${status.name}`]),
          'It goes on without us; wait longer with --timeout.',
        ],
        details: status === undefined ? undefined : {application: status.name, phase: status.phase, components: status.components},
      })
    },
  })
}

async function statusOrGone(api: Api, name: string, signal: AbortSignal): Promise<ApplicationStatus | undefined> {
  try {
    return await api.getApplicationStatus({name}, {signal})
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'application-not-found') return undefined
    throw error
  }
}

function failed(status: ApplicationStatus): OperationalError {
  const reasons = [...status.reasons, ...status.components.flatMap((one) => one.reasons)]
  return new OperationalError(`${status.name} has failed: ${reasons.map((one) => one.message).join('; ') || 'no reason was given'}.`, {
    code: 'application-failed',
    exit: 'remote',
    hints: [...new Set(reasons.flatMap((one) => one.wayOut ?? [])), `mlsysops app explain ${status.name}`],
    details: {application: status.name, reasons},
  })
}

function stateOf({phase, components}: ApplicationStatus): string {
  return JSON.stringify([
    phase,
    components.map((one) => [one.component, one.ready, one.instances.map(({node, phase: state}) => [node, state])]),
  ])
}

function instancesLeft({components}: ApplicationStatus): string {
  const count = components.reduce((sum, one) => sum + one.instances.length, 0)
  return `${count} ${count === 1 ? 'instance is' : 'instances are'}`
}
