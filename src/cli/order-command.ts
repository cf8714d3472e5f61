import {Args, Flags} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'
import {componentNotFound} from './component-not-found.js'
import {dryRun, duration, waitFlags} from './flags.js'
import {untilCarriedOut} from './order-waiting.js'
import {type OrderReport, renderOrderReport} from './render/order.js'
import type {Decision, Explanation, Order, OrderWish} from './render/views.js'
import {unpinWords} from './render/words.js'
import {SliceCommand} from './slice-command.js'

export const componentArgs = {
  application: Args.string({required: true, description: 'the application'}),
  component: Args.string({required: true, description: 'its component'}),
}

export const orderFlags = {
  for: duration({
    description: "how long the order holds, on the slice's clock; without it until it is lifted with `app unpin`, a move for 10 min",
  }),
  wait: Flags.boolean({allowNo: true, default: true, description: 'wait until it is carried out'}),
  ...waitFlags,
  'dry-run': dryRun,
}

type OrderFlags = {
  readonly for?: number | undefined
  readonly wait: boolean
  readonly timeout?: number | undefined
  readonly 'dry-run': boolean
}

/** A person's order for one component: what all of them share. It is journaled with who gave it and until when, and outranks every policy. */
export abstract class OrderCommand extends SliceCommand {
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const

  protected async order(
    args: {readonly application: string; readonly component: string},
    wish: OrderWish,
    flags: OrderFlags,
  ): Promise<OrderReport> {
    const api = await this.api()
    const report = flags['dry-run']
      ? await foresee(await this.withSliceTime(api, api.explainApplication({name: args.application}, {signal: this.signal})), args, wish)
      : await this.#give(api, args, wish, flags)
    return this.print(report, renderOrderReport)
  }

  async #give(
    api: Api,
    {application, component}: {readonly application: string; readonly component: string},
    wish: OrderWish,
    flags: OrderFlags,
  ): Promise<OrderReport> {
    const nowMs = await this.sliceNow(api)
    this.setNow(nowMs)
    const untilAt = flags.for === undefined ? {} : {untilAt: new Date(nowMs + flags.for).toISOString()}
    const order = await api.orderComponent({name: application, component, body: {wish, ...untilAt}}, {signal: this.signal})
    if (!flags.wait) return {kind: 'ordered', application, order}
    const end = await untilCarriedOut(api, application, order, await this.waiting(flags.timeout))
    if (end.kind === 'already') return {kind: 'already', application, order}
    const {decision} = end
    if (decision.verdict.kind !== 'rejected' && decision.outcome.kind !== 'failed')
      return {kind: 'carried-out', application, order, decision}
    throw notCarriedOut(application, order, decision)
  }
}

/** The code of a change that did not come up and was taken back. */
const ROLLED_BACK = 'rolled-back'

function notCarriedOut(application: string, order: Order, decision: Decision): OperationalError {
  const {verdict, outcome} = decision
  const reasons = verdict.kind === 'rejected' ? verdict.reasons : outcome.kind === 'failed' ? outcome.reasons : []
  return new OperationalError(`The order was not carried out: ${reasons.map((one) => one.message.replace(/\.$/, '')).join('; ')}.`, {
    code: 'order-not-carried-out',
    exit: 'remote',
    hints: [
      ...reasons.flatMap((one) => one.wayOut ?? []),
      `mlsysops app explain ${application} ${order.component}`,
      reasons.some(({code}) => code === ROLLED_BACK)
        ? 'What ran before goes on. The order stands, and the same is not tried again: give another one.'
        : 'The order stands, and is tried again.',
      `Take it back with: ${unpinWords(application, order)}`,
    ],
    details: {order, decision},
  })
}

/** What would become of an order: how the hosts are judged now. Changes nothing. */
function foresee(
  explanation: Explanation,
  {application, component}: {readonly application: string; readonly component: string},
  wish: OrderWish,
): OrderReport {
  const found = explanation.components.find((one) => one.component === component)
  if (found === undefined) throw componentNotFound(application, component, explanation.components)
  const host = wish.kind === 'move' ? wish.to : wish.kind === 'pin' ? wish.node : undefined
  const candidate = host === undefined ? undefined : found.now.find((one) => one.host === host)
  if (host !== undefined && candidate === undefined) {
    throw notFoundError({
      what: 'node',
      name: host,
      known: found.now.map((one) => one.host),
      within: explanation.application.clusters.join(', ') || 'its cluster',
      list: 'mlsysops infra list',
      hints: [`A component moves within the clusters that ${application} was given to.`],
    })
  }
  return {kind: 'dry-run', application, component, wish, hosts: found.hosts, candidate: candidate ?? null}
}
