import {describe, expect, onTestFinished, test} from 'vitest'
import {createCommandValidator} from '../../../src/mechanism/command-validator.js'
import type {ExecutionContext, Mechanism, MechanismOutcome, Verdict} from '../../../src/mechanism/contract.js'
import type {World} from '../../../src/policy/contract.js'
import type {JsonObject} from '../../../src/support/json.js'
import {NEVER} from '../platform/fixtures.js'

/** A mechanism on a platform where its command can be carried out. */
export type MechanismHarness = {
  readonly mechanism: Mechanism
  readonly world: () => World
  readonly context: (decision: string, overrides?: Partial<ExecutionContext>) => ExecutionContext
  /** What is so on the platform, as far as the mechanism is concerned. */
  readonly state: () => unknown
  /** Lets the platform's time pass until it is settled. */
  readonly run: (promise: Promise<MechanismOutcome>) => Promise<MechanismOutcome>
  readonly pass: (ms: number) => Promise<void>
  /** From now on what changes on the platform is not seen any more. */
  readonly blind?: () => Partial<ExecutionContext>
  readonly stop: () => void
}

export type MechanismCase = {
  readonly name: string
  /** Where there are several of that name. */
  readonly about?: string
  readonly open: () => Promise<MechanismHarness>
  /** That changes something. */
  readonly command: JsonObject
  /** Commands that are none. */
  readonly wrong: readonly JsonObject[]
  /** A command about what is not there. */
  readonly lost: JsonObject
  /** Whether it waits until the platform is as it wants it; one that does not has nothing to take back. */
  readonly waits: boolean
}

/** What every mechanism promises, whatever it changes. */
export function describeMechanism({name, about, open, command, wrong, lost, waits}: MechanismCase): void {
  const begin = async () => {
    const harness = await open()
    onTestFinished(() => harness.stop())
    return harness
  }
  const words = (outcome: MechanismOutcome): readonly string[] => {
    switch (outcome.kind) {
      case 'done':
        return [outcome.message]
      case 'refused':
      case 'failed':
        return outcome.reasons.map(({message}) => message)
      case 'stale':
        return []
    }
  }

  describe(about === undefined ? name : `${name}, ${about}`, () => {
    test('says what it is, and what each field of its command is', async () => {
      const {mechanism, world} = await begin()
      expect(mechanism.name).toBe(name)
      expect(mechanism.summary).toMatch(/^[A-Z].*\.$/)
      const {properties, additionalProperties} = mechanism.commandSchema
      expect(additionalProperties).toBe(false)
      for (const [field, schema] of Object.entries(properties ?? {})) expect(schema, field).toHaveProperty('description')
      expect(await mechanism.options(NEVER)).toBeTypeOf('object')
      expect(await mechanism.state(NEVER, world())).toBeTypeOf('object')
    })

    test('takes its command, and refuses what is none', async () => {
      const {mechanism} = await begin()
      const validate = createCommandValidator()
      expect(validate(mechanism, command)).toEqual([])
      for (const one of [...wrong, {}, {...command, nonsense: 1}, {...command, application: 5}])
        expect(validate(mechanism, one), JSON.stringify(one)).not.toEqual([])
    })

    test('checks without changing anything, and says the same again', async () => {
      const {mechanism, world, state} = await begin()
      const before = JSON.stringify(state())
      const seen = deepFreeze(structuredClone({...world()}))
      expect(await verdictOf(mechanism, command, seen)).toEqual({kind: 'admissible'})
      expect(await verdictOf(mechanism, command, seen)).toEqual({kind: 'admissible'})
      const refused = await verdictOf(mechanism, lost, seen)
      expect(refused).toMatchObject({kind: 'inadmissible'})
      if (refused.kind === 'inadmissible') for (const {code, message} of refused.reasons) expect([code, message]).not.toContain('')
      expect(mechanism.target(command)).toEqual(mechanism.target(command))
      expect(JSON.stringify(state())).toBe(before)
    })

    test('does it, with words; again, it changes nothing', async () => {
      const {mechanism, context, run, state} = await begin()
      const before = JSON.stringify(state())
      const outcome = await run(mechanism.apply(command, context('d1'), NEVER))
      expect(outcome).toMatchObject({kind: 'done'})
      for (const text of words(outcome)) expect(text).toMatch(/^\S.*\.$/)
      const after = JSON.stringify(state())
      expect(after).not.toBe(before)
      expect(await run(mechanism.apply(command, context('d1'), NEVER)), 'tried again').toMatchObject({kind: 'done'})
      expect(JSON.stringify(state())).toBe(after)
      expect(await run(mechanism.apply(command, context('d2'), NEVER)), 'decided again').toMatchObject({kind: 'done'})
      expect(JSON.stringify(state())).toBe(after)
    })

    test('under a stale epoch does nothing', async () => {
      const {mechanism, context, run, state} = await begin()
      const before = JSON.stringify(state())
      expect(await run(mechanism.apply(command, context('d1', {epoch: -1}), NEVER))).toEqual({kind: 'stale'})
      expect(JSON.stringify(state())).toBe(before)
    })

    test('what is gone is no fault', async () => {
      const {mechanism, context, run} = await begin()
      const outcome = await run(mechanism.apply(lost, context('d1'), NEVER))
      expect(['done', 'refused']).toContain(outcome.kind)
      expect(words(outcome)).not.toEqual([])
    })

    if (!waits) return

    test('that is aborted is taken back', async () => {
      const {mechanism, context, run, pass, state, blind} = await begin()
      const before = JSON.stringify(state())
      const abort = new AbortController()
      const changing = mechanism.apply(command, context('d1', blind?.()), abort.signal)
      await pass(500)
      expect(JSON.stringify(state()), 'it had begun').not.toBe(before)
      abort.abort(new Error('ada ordered otherwise'))
      const outcome = await run(changing)
      expect(outcome).toMatchObject({
        kind: 'failed',
        restored: true,
        reasons: [{code: 'taken-back', message: 'taken back: ada ordered otherwise'}],
      })
      expect(JSON.stringify(state())).toBe(before)
    })

    test('whose agent stops leaves all as it is, and the next attempt completes it', async () => {
      const {mechanism, context, run, pass, state, blind} = await begin()
      const before = JSON.stringify(state())
      const stopping = new AbortController()
      const changing = mechanism.apply(command, context('d1', {...blind?.(), stopping: stopping.signal}), NEVER)
      changing.catch(() => undefined)
      await pass(6_000)
      const begun = JSON.stringify(state())
      stopping.abort(new Error('the agent stops'))
      await expect(changing).rejects.toThrow('the agent stops')
      await pass(6_000)
      expect(JSON.stringify(state())).toBe(begun)
      expect(begun).not.toBe(before)
      expect(await run(mechanism.apply(command, context('d1'), NEVER))).toMatchObject({kind: 'done'})
    })
  })
}

/** As the arbiter asks it. */
async function verdictOf(mechanism: Mechanism, command: JsonObject, world: World): Promise<Verdict> {
  return (await mechanism.inspect?.(command, world, NEVER)) ?? mechanism.check(command, world)
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value)
  for (const part of parts) deepFreeze(part)
  return value
}
