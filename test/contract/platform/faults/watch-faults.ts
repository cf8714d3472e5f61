import type {Watch, WatchEvent} from '../../../../src/platform/contract/index.js'
import {instead, onWatches, type PlantedFault, retold} from './planted-fault.js'

const REMOVAL = 'what is removed ends and is gone; removing it again is accepted'

/** Faults of watches, planted in all of a platform's. */
export const WATCH_FAULTS: readonly PlantedFault[] = [
  {
    name: 'a change is lost',
    plant: retelling(losesFirst('put')),
    caughtBy: ['one’s own writes are seen by their revision'],
  },
  {
    name: 'an end is lost',
    plant: retelling(losesFirst('delete')),
    caughtBy: [REMOVAL, 'a watch of notes tells those under its prefix alone, and their end'],
  },
  {
    name: 'an old state is told after a newer one',
    plant: retelling(repeatsOld),
    caughtBy: ['a watch never goes back to what was before'],
  },
  {
    name: 'synced is said before what exists was told',
    plant: retelling(syncsEarly),
    caughtBy: ['a watch begins with a snapshot of what is there, then says synced'],
  },
  {
    name: 'a snapshot lacks its last object',
    plant: retelling(cutsSnapshots),
    caughtBy: ['a watch begins with a snapshot of what is there, then says synced', 'clusters tell their name and readiness'],
  },
  {
    name: 'changes are told under another revision than the write returned',
    plant: retelling(() => (event) => [event.kind === 'put' ? {...event, revision: `${event.revision}-seen`} : event]),
    caughtBy: ['one’s own writes are seen by their revision'],
  },
  {
    name: 'every step waits for a slow reader',
    plant: onWatches(hoarding),
    caughtBy: ['a slow reader is told the last state of each object, not every step'],
  },
  {
    name: 'a closed watch leaves its reader waiting',
    plant: onWatches((watch) => ({[Symbol.asyncIterator]: () => watch[Symbol.asyncIterator](), close: () => undefined})),
    caughtBy: ['a closed watch ends its reader, and leaving the loop closes it'],
  },
  {
    name: 'a watch goes on when its reader has left',
    plant: onWatches((watch) => ({
      close: () => watch.close(),
      [Symbol.asyncIterator]: () => ({next: () => watch[Symbol.asyncIterator]().next()}),
    })),
    caughtBy: ['a closed watch ends its reader, and leaving the loop closes it'],
  },
  {
    name: 'a watch of notes ignores its prefix',
    plant: instead({
      slice: (slice) => ({
        notes() {
          const notes = slice.notes()
          return {...notes, watch: () => notes.watch('')}
        },
      }),
    }),
    caughtBy: ['a watch of notes tells those under its prefix alone, and their end'],
  },
]

const BLIND = 'a watch that hears nothing says since when, and then what is there now; nothing that runs is touched'

/** Faults that show only while a platform cannot be heard. */
export const OUTAGE_FAULTS: readonly PlantedFault[] = [
  {
    name: 'a blind watch does not say so',
    plant: retelling(() => (event) => (event.kind === 'degraded' ? [] : [event])),
    caughtBy: [BLIND],
  },
  {
    name: 'a watch that was blind never sees again',
    plant: retelling(staysBlind),
    caughtBy: [BLIND],
  },
  {
    name: 'a watch that was blind sees again, but tells nothing new',
    plant: retelling(deafAfterwards),
    caughtBy: [BLIND],
  },
]

type Tell<T> = (event: WatchEvent<T>) => Iterable<WatchEvent<T>>

function retelling(begin: <T>() => Tell<T>): PlantedFault['plant'] {
  return onWatches(<T>(watch: Watch<T>) => retold(watch, begin<T>))
}

function losesFirst(kind: 'put' | 'delete'): <T>() => Tell<T> {
  return () => {
    let isLost = false
    return (event) => {
      if (isLost || event.kind !== kind) return [event]
      isLost = true
      return []
    }
  }
}

function repeatsOld<T>(): Tell<T> {
  const told = new Map<string, WatchEvent<T>>()
  return (event) => {
    if (event.kind !== 'put') return [event]
    const before = told.get(event.key)
    told.set(event.key, event)
    return before === undefined ? [event] : [event, before]
  }
}

function syncsEarly<T>(): Tell<T> {
  return (event) => {
    if (event.kind === 'synced') return []
    if (event.kind !== 'snapshot') return [event]
    return [{kind: 'snapshot', items: []}, {kind: 'synced'}, ...event.items.map((item) => ({kind: 'put', ...item}) as const)]
  }
}

function cutsSnapshots<T>(): Tell<T> {
  return (event) => [event.kind === 'snapshot' ? {...event, items: event.items.slice(0, -1)} : event]
}

function staysBlind<T>(): Tell<T> {
  let isBlind = false
  return (event) => {
    if (isBlind) return []
    isBlind = event.kind === 'degraded'
    return [event]
  }
}

function deafAfterwards<T>(): Tell<T> {
  let wasBlind = false
  return (event) => {
    wasBlind ||= event.kind === 'degraded'
    return wasBlind && event.kind === 'put' ? [] : [event]
  }
}

/** Reads all that comes at once, and keeps it for whoever reads it later. */
function hoarding<T>(watch: Watch<T>): Watch<T> {
  const kept: WatchEvent<T>[] = []
  let isOver = false
  let wake: () => void = () => undefined
  const read = async (): Promise<void> => {
    for await (const event of watch) {
      kept.push(event)
      wake()
    }
    isOver = true
    wake()
  }
  void read()
  return {
    close: () => watch.close(),
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const event = kept.shift()
        if (event !== undefined) yield event
        else if (isOver) return
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}
