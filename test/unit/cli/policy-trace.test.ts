import {expect, test} from 'vitest'
import {firstTurns} from '../../../src/cli/policy-trace.js'

const turn = {kind: 'turn'}
const omitted = {kind: 'omitted'}

test('so many turns are told, and with them what says that some were left out between them', async () => {
  const told = await all(firstTurns(items(omitted, turn, omitted, omitted, turn, turn), 2))
  expect(told).toEqual([omitted, turn, omitted, omitted, turn])
  expect(await all(firstTurns(items(turn, turn)))).toHaveLength(2)
})

type Item = {readonly kind: string}

async function* items(...some: readonly Item[]) {
  yield* some
}

async function all(some: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = []
  for await (const one of some) found.push(one)
  return found
}
