import type {ClusterAssignment, Epoch, LeaseEvent, SlicePlatform} from '../../../../src/platform/contract/index.js'
import {EMPTY_PROMISE, instead, now, type PlantedFault, seenAs} from './planted-fault.js'

const FORMER = 'each leader has a higher epoch, and what an earlier one writes is stale and changes nothing'
const SHOWN = 'an assignment shows in the cluster with the orders, and goes when it is withdrawn'
const REVISED = 'an assignment tells the revision that was given, and is never replaced by an older one'
const ANNOUNCED = 'what became of an application is told by the leader, never by a former one'

/** Faults between the continuum and its clusters. */
export const ASSIGNMENT_FAULTS: readonly PlantedFault[] = [
  {
    name: 'orders do not travel with an assignment',
    plant: assigning((slice, app, clusters, epoch, signal) => slice.assign({...app, orders: []}, clusters, epoch, signal)),
    caughtBy: [SHOWN],
  },
  {
    name: 'a cluster that is no longer named keeps its assignment',
    plant: instead({
      slice: (slice) => {
        const ever = new Map<string, ClusterAssignment>()
        return {
          assign(app, clusters, epoch, signal) {
            for (const one of clusters) ever.set(one.cluster, one)
            return slice.assign(app, [...ever.values()], epoch, signal)
          },
        }
      },
    }),
    caughtBy: [SHOWN],
  },
  {
    name: 'a withdrawal is acknowledged and not done',
    plant: instead({slice: () => ({withdraw: async () => EMPTY_PROMISE})}),
    caughtBy: [SHOWN],
  },
  {
    name: 'an older revision replaces the one that a cluster has',
    plant: assigning(async (slice, app, clusters, epoch, signal) => {
      const given = await now(slice.assignments(), app.name)
      return slice.assign({...app, revision: given?.revision ?? app.revision}, clusters, epoch, signal)
    }),
    caughtBy: [REVISED],
  },
  {
    name: 'an assignment tells the newest revision, whichever was given',
    plant: instead({
      slice: (slice) => {
        let newest = ''
        return {
          async put(app, expected, signal) {
            const outcome = await slice.put(app, expected, signal)
            if (outcome.kind === 'accepted') newest = outcome.revision
            return outcome
          },
          assignments: () => seenAs(slice.assignments(), (one) => ({...one, revision: newest})),
        }
      },
    }),
    caughtBy: [REVISED],
  },
  {
    name: 'a cluster that is not there is assigned to',
    plant: assigning(async (slice, app, clusters, epoch, signal) => {
      const outcome = await slice.assign(app, clusters, epoch, signal)
      return outcome.kind === 'refused' ? EMPTY_PROMISE : outcome
    }),
    caughtBy: ['an assignment to a cluster that is not there is refused with the reason'],
  },
  {
    name: 'a refusal to assign has no reason',
    plant: assigning(async (slice, app, clusters, epoch, signal) => {
      const outcome = await slice.assign(app, clusters, epoch, signal)
      return outcome.kind === 'refused' ? {kind: 'refused', reasons: []} : outcome
    }),
    caughtBy: ['an assignment to a cluster that is not there is refused with the reason'],
  },
  {
    name: 'a former leader of the slice is obeyed',
    plant: instead({
      slice: (slice) => {
        const {lease, newest} = newestEpoch(slice.lease)
        return {
          lease,
          assign: (app, clusters, _, signal) => slice.assign(app, clusters, newest(), signal),
          withdraw: (ref, _, signal) => slice.withdraw(ref, newest(), signal),
          announce: (summary, _, signal) => slice.announce(summary, newest(), signal),
        }
      },
    }),
    caughtBy: [FORMER, ANNOUNCED],
  },
  {
    name: 'a former leader of the slice is told that it is stale, and obeyed',
    plant: instead({
      slice: (slice) => {
        const {lease, newest} = newestEpoch(slice.lease)
        return {
          lease,
          async withdraw(ref, epoch, signal) {
            const outcome = await slice.withdraw(ref, epoch, signal)
            if (outcome.kind === 'stale') await slice.withdraw(ref, newest(), signal)
            return outcome
          },
        }
      },
    }),
    caughtBy: [FORMER],
  },
  {
    name: 'epochs do not grow',
    plant: instead({
      slice: (slice) => {
        const {lease, newest} = newestEpoch(slice.lease)
        return {
          async *lease(signal) {
            for await (const event of lease(signal)) yield event === 'lost' ? event : 1
          },
          assign: (app, clusters, _, signal) => slice.assign(app, clusters, newest(), signal),
        }
      },
    }),
    caughtBy: [FORMER],
  },
  {
    name: 'two lead at once',
    plant: instead({
      slice: () => {
        let holders = 0
        return {
          async *lease() {
            yield ++holders
          },
        }
      },
    }),
    caughtBy: ['a lease has one holder; the next waits for it'],
  },
  {
    name: 'an announcement counts as a change of the application',
    plant: instead({
      slice: (slice) => {
        let announcements = 0
        return {
          announce(summary, epoch, signal) {
            announcements += 1
            return slice.announce(summary, epoch, signal)
          },
          applications: () => seenAs(slice.applications(), (app) => ({...app, revision: `${app.revision}.${announcements}`})),
        }
      },
    }),
    caughtBy: [ANNOUNCED],
  },
  {
    name: 'a report does not reach the slice',
    plant: instead({cluster: () => ({report: async () => EMPTY_PROMISE})}),
    caughtBy: ['what a cluster reports is seen in the slice'],
  },
]

function assigning(
  assign: (slice: SlicePlatform, ...args: Parameters<SlicePlatform['assign']>) => ReturnType<SlicePlatform['assign']>,
): PlantedFault['plant'] {
  return instead({slice: (slice) => ({assign: (...args) => assign(slice, ...args)})})
}

/** The lease as it is, and the newest epoch that anybody was given. */
export function newestEpoch(lease: SlicePlatform['lease']): {readonly lease: SlicePlatform['lease']; newest(): Epoch} {
  let newest: Epoch = 0
  return {
    newest: () => newest,
    async *lease(signal): AsyncIterable<LeaseEvent> {
      for await (const event of lease(signal)) {
        if (event !== 'lost') newest = event
        yield event
      }
    },
  }
}
