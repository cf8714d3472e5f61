import type {ApplicationSpec, SlicePlatform} from '../../../../src/platform/contract/index.js'
import {ORDER} from '../cases/applications.js'
import {accepted, component, NEVER} from '../fixtures.js'
import {EMPTY_PROMISE, instead, now, type PlantedFault, seenAs} from './planted-fault.js'

const REMOVED = 'an application that runs nowhere is gone as soon as it is deleted; its name used again is another one'

const NEWS = 'news of an application is taken at once, from whoever tells it, and changes nothing'

/** Faults in keeping what people want. */
export const APPLICATION_FAULTS: readonly PlantedFault[] = [
  {
    name: 'news of an application that is not known is a failure',
    plant: instead({
      slice: () => ({
        tell({application}) {
          if (application !== 'shop') throw new Error('There is no such application.')
        },
      }),
    }),
    caughtBy: [NEWS],
  },
  {
    name: 'news of an application is a new revision of it',
    plant: instead({
      slice: (slice) => ({
        tell: ({application}) => void changed(slice, application).catch(() => undefined),
      }),
    }),
    caughtBy: [NEWS],
  },
  {
    name: 'an application has no uid',
    plant: applicationsAs((app) => ({...app, uid: ''})),
    caughtBy: ['a new application gets a uid, its first generation and a revision'],
  },
  {
    name: 'a name used again has the uid of the first',
    plant: applicationsAs((app) => ({...app, uid: `uid-of-${app.name}`})),
    caughtBy: [REMOVED],
  },
  {
    name: 'a put at an old revision is accepted',
    plant: instead({
      slice: (slice) => ({
        put: async (app, expected, signal) =>
          slice.put(app, expected === undefined ? undefined : await revisionOf(slice, app.name), signal),
      }),
    }),
    caughtBy: ['a change at the newest revision is a new generation; at an older one it is stale'],
  },
  {
    name: 'a put at an old revision is said to be stale, and done',
    plant: instead({
      slice: (slice) => ({
        async put(app, expected, signal) {
          const outcome = await slice.put(app, expected, signal)
          if (outcome.kind === 'stale') await slice.put(app, await revisionOf(slice, app.name), signal)
          return outcome
        },
      }),
    }),
    caughtBy: [
      'a change at the newest revision is a new generation; at an older one it is stale',
      'an application that is there is not created again',
    ],
  },
  {
    name: 'a creation changes what is there',
    plant: instead({slice: (slice) => ({put: async (app, _, signal) => slice.put(app, await revisionOf(slice, app.name), signal)})}),
    caughtBy: ['an application that is there is not created again'],
  },
  {
    name: 'the same description again is a new generation',
    plant: instead({
      slice: (slice) => ({
        async put(app, expected, signal) {
          if (expected === undefined) return slice.put(app, undefined, signal)
          const description = {...app.description, components: [...app.description.components, component('for-a-moment')]}
          return slice.put(app, accepted(await slice.put({...app, description}, expected, signal)), signal)
        },
      }),
    }),
    caughtBy: ['the same description again changes nothing', 'an order is a new revision of the same generation'],
  },
  {
    name: 'orders are dropped',
    plant: instead({slice: (slice) => ({put: (app, expected, signal) => slice.put({...app, orders: []}, expected, signal)})}),
    caughtBy: ['an order is a new revision of the same generation'],
  },
  {
    name: 'a put that was given up is done nevertheless',
    plant: instead({
      slice: (slice) => ({
        async put(app, expected, signal) {
          const outcome = await slice.put(app, expected, NEVER)
          signal.throwIfAborted()
          return outcome
        },
      }),
    }),
    caughtBy: ['a description whose put was given up before it began is not there'],
  },
  {
    name: 'a deletion is acknowledged and not done',
    plant: instead({slice: () => ({delete: async () => EMPTY_PROMISE})}),
    caughtBy: [REMOVED, 'a deleted application stays, marked, until nothing of it is left in any cluster'],
  },
  {
    name: 'a deletion of what is not there is refused',
    plant: instead({
      slice: (slice) => ({
        async delete(ref, signal) {
          if ((await now(slice.applications(), ref.application)) !== undefined) return slice.delete(ref, signal)
          return {kind: 'refused', reasons: [{code: 'application-not-found', message: 'There is none.', wayOut: 'mlsysops app list'}]}
        },
      }),
    }),
    caughtBy: ['deleting what is not there is what was asked for'],
  },
  {
    name: 'a deleted application is gone while it still runs',
    plant: applicationsAs((app) => (app.deletedMs === undefined ? app : undefined)),
    caughtBy: ['a deleted application stays, marked, until nothing of it is left in any cluster'],
  },
  {
    name: 'what is being removed takes a change',
    plant: instead({
      slice: (slice) => ({
        async put(app, expected, signal) {
          const outcome = await slice.put(app, expected, signal)
          return outcome.kind === 'refused' ? EMPTY_PROMISE : outcome
        },
      }),
    }),
    caughtBy: ['an application that is being removed takes no change'],
  },
]

function applicationsAs(change: (app: ApplicationSpec) => ApplicationSpec | undefined): PlantedFault['plant'] {
  return instead({slice: (slice) => ({applications: () => seenAs(slice.applications(), change)})})
}

async function changed(slice: SlicePlatform, name: string): Promise<void> {
  const app = await now(slice.applications(), name)
  if (app !== undefined) await slice.put({...app, orders: [ORDER]}, app.revision, NEVER)
}

async function revisionOf(slice: SlicePlatform, name: string): Promise<string | undefined> {
  return (await now(slice.applications(), name))?.revision
}
