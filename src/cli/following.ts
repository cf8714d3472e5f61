import type {Api} from '../northbound/contract/api.js'
import type {Clock} from '../support/clock.js'
import type {Application, SliceEvent} from './render/views.js'

const POLL_MS = 500

/** The application now, and again whenever something of it but a measured value has changed. Ends with the signal. */
export async function* watchStatus(
  api: Api,
  name: string,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Application, void, undefined> {
  let last = ''
  const first = await api.getApplication({name}, {signal})
  last = shapeOf(first)
  yield first
  for await (const _ of clock.every(POLL_MS, signal)) {
    const status = await api.getApplication({name}, {signal})
    const shape = shapeOf(status)
    if (shape === last) continue
    last = shape
    yield status
  }
}

export type EventFilter = {readonly application: string | undefined; readonly component?: string | undefined}

/** Events of the slice, from the oldest that is kept or from now on. Without `follow` it ends with the last one there is. */
export async function* readEvents(
  api: Api,
  options: {
    readonly past: boolean
    readonly follow: boolean
    readonly filter: EventFilter
    readonly clock: Clock
    readonly signal: AbortSignal
  },
): AsyncGenerator<SliceEvent, void, undefined> {
  const idle = new AbortController()
  const signal = options.follow ? options.signal : AbortSignal.any([options.signal, idle.signal])
  let cancel = options.follow ? undefined : options.clock.schedule(FIRST_MS, () => idle.abort())
  try {
    for await (const item of api.events({...(options.past ? {afterId: 0} : {}), signal})) {
      // Past events come without a pause: a pause is their end.
      if (cancel !== undefined) {
        cancel()
        cancel = options.clock.schedule(IDLE_MS, () => idle.abort())
      }
      if (item.kind !== 'gap' && concerns(item, options.filter)) yield item
    }
  } finally {
    cancel?.()
  }
}

const FIRST_MS = 1000
const IDLE_MS = 200

function concerns({subject, data}: SliceEvent, {application, component}: EventFilter): boolean {
  if (application === undefined) return true
  const isOfApplication = data['application'] === application || subject === application || subject.startsWith(`${application}/`)
  if (!isOfApplication || component === undefined) return isOfApplication
  const components = data['components']
  return (
    data['component'] === component ||
    subject === `${application}/${component}` ||
    (Array.isArray(components) && components.includes(component))
  )
}

function shapeOf({phase, components, qos, orders, generation, silence}: Application): string {
  return JSON.stringify([phase, generation, components, qos.map((one) => [one.component, one.metric, one.met]), orders, silence?.sinceAt])
}
