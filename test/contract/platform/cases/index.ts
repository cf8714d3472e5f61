import type {MakeCuttable, MakeHarness} from '../harness.js'
import {APPLICATION_CASES} from './applications.js'
import {ASSIGNMENT_CASES} from './assignments.js'
import {type ContractCase, describeCases} from './contract-case.js'
import {INFRASTRUCTURE_CASES} from './infrastructure.js'
import {NOTE_CASES} from './notes.js'
import {OUTAGE_CASES} from './outages.js'
import {WATCH_CASES} from './watches.js'
import {WORKLOAD_CASES} from './workloads.js'

const GROUPS: readonly (readonly [title: string, cases: readonly ContractCase[]])[] = [
  ['watches', WATCH_CASES],
  ['applications', APPLICATION_CASES],
  ['assignments', ASSIGNMENT_CASES],
  ['notes and leases', NOTE_CASES],
  ['infrastructure', INFRASTRUCTURE_CASES],
  ['workloads', WORKLOAD_CASES],
]

/** Of `ClusterPlatform`, `SlicePlatform` and their `NoteStore`s. */
export const PLATFORM_CASES: readonly ContractCase[] = GROUPS.flatMap(([, cases]) => cases)

/** What agents may rely on, whatever the platform. */
export function describePlatform(name: string, make: MakeHarness): void {
  for (const [title, cases] of GROUPS) describeCases(`${title} of ${name}`, cases, make)
}

/** The same of one that agents can be cut off from. */
export function describeOutages(name: string, make: MakeCuttable): void {
  describeCases(`outages of ${name}`, OUTAGE_CASES, make)
}
