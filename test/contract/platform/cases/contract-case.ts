import {afterEach, beforeEach, describe, test} from 'vitest'
import type {PlatformHarness} from '../harness.js'

/** One thing that an agent may rely on, whatever the platform. A value, so that it can also be run where it must fail. */
export type ContractCase<Harness = PlatformHarness> = {
  readonly name: string
  /** Rejects where the platform does not keep to it. Closes the watches that it opened, not the harness. */
  run(harness: Harness): Promise<void>
}

/** Registers each case as a test, with a platform of its own. */
export function describeCases<Harness extends {close(): Promise<void>}>(
  title: string,
  cases: readonly ContractCase<Harness>[],
  make: () => Promise<Harness>,
): void {
  describe(title, () => {
    let harness: Harness
    beforeEach(async () => {
      harness = await make()
    })
    afterEach(() => harness.close())
    for (const {name, run} of cases) test(name, () => run(harness))
  })
}
