import {describe, expect, test, vi} from 'vitest'
import type {ContractCase} from './cases/contract-case.js'
import {PLATFORM_CASES} from './cases/index.js'
import {OUTAGE_CASES} from './cases/outages.js'
import {APPLICATION_FAULTS} from './faults/application-faults.js'
import {ASSIGNMENT_FAULTS} from './faults/assignment-faults.js'
import {INFRASTRUCTURE_FAULTS} from './faults/infrastructure-faults.js'
import {NOTE_FAULTS} from './faults/note-faults.js'
import type {PlantedFault} from './faults/planted-fault.js'
import {OUTAGE_FAULTS, WATCH_FAULTS} from './faults/watch-faults.js'
import {WORKLOAD_FAULTS} from './faults/workload-faults.js'
import {NotAsPromised} from './fixtures.js'
import {inProcess, overSocket} from './simulated-harness.js'

/** Of real time; without a fault each case is done in a fraction of it. */
const LIMIT_MS = 3000
// They wait for what does not come, each in a world of its own.
vi.setConfig({maxConcurrency: 16})

/**
 * A case that cannot fail shows nothing. So each is run on the simulated platform with faults that its contract forbids planted in it, and must reject.
 */
const SUITES = [
  suite(PLATFORM_CASES, inProcess, [
    ...WATCH_FAULTS,
    ...APPLICATION_FAULTS,
    ...ASSIGNMENT_FAULTS,
    ...NOTE_FAULTS,
    ...INFRASTRUCTURE_FAULTS,
    ...WORKLOAD_FAULTS,
  ]),
  suite(OUTAGE_CASES, overSocket, OUTAGE_FAULTS),
]

for (const {cases, faults, run} of SUITES) {
  describe.concurrent('without a fault', () => {
    test.each(cases.map(({name}) => name))('passes within the limit: %s', (name) => run(name))
  })

  describe.concurrent.each(faults)('where $name', ({plant, caughtBy}) => {
    test.each(caughtBy)('it is noticed: %s', async (name) => {
      await expect(run(name, plant)).rejects.toSatisfy(isOfThePlatform)
    })
  })

  test.each(cases.map(({name}) => name))('a planted fault shows that it can fail: %s', (name) => {
    expect(faults.filter(({caughtBy}) => caughtBy.includes(name))).not.toEqual([])
  })
}

type Plant = PlantedFault['plant']
type Suite = {
  readonly cases: readonly {readonly name: string}[]
  readonly faults: readonly PlantedFault[]
  /** Runs the case of this name, on a platform with or without a fault; rejects also where it does not end in time. */
  run(name: string, plant?: Plant): Promise<void>
}

function suite<Harness extends {close(): Promise<void>}>(
  cases: readonly ContractCase<Harness>[],
  make: (plant?: Plant) => Promise<Harness>,
  faults: readonly PlantedFault[],
): Suite {
  return {
    cases,
    faults,
    async run(name, plant) {
      const found = cases.find((one) => one.name === name)
      if (found === undefined) throw new Error(`There is no case “${name}”.`)
      const harness = await make(plant)
      try {
        await withinLimit(found.run(harness))
      } finally {
        await harness.close()
      }
    },
  }
}

async function withinLimit(running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotAsPromised(`It did not end within ${LIMIT_MS / 1000} s.`)), LIMIT_MS)
  })
  await Promise.race([running, limit]).finally(() => clearTimeout(timer))
}

/** What the case found, and no slip of the case or of the fault. */
function isOfThePlatform(error: unknown): boolean {
  return error instanceof NotAsPromised || (error instanceof Error && error.name === 'AssertionError')
}
