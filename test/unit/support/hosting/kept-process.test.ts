import {expect, test} from 'vitest'
import {KeptProcess} from '../../../../src/support/hosting/kept-process.js'

function bench() {
  const begun: {isAlive: boolean; faulted: Promise<string>; end: () => Promise<void>}[] = []
  const begin = async () => {
    const one = {
      isAlive: true,
      faulted: new Promise<string>(() => undefined),
      end: async () => {
        one.isAlive = false
      },
    }
    begun.push(one)
    return one
  }
  const kept = new KeptProcess({begin, closed: {code: 'policy-closed', message: 'The policy was taken away.'}, onFault: () => undefined})
  return {begun, kept}
}

test('it is begun once, however many ask at the same time, and again when it has ended', async () => {
  const {begun, kept} = bench()
  const [first, second] = await Promise.all([kept.get(), kept.get()])
  expect(first).toBe(second)
  expect(await kept.get()).toBe(first)
  await first.end()
  expect(await kept.get()).not.toBe(first)
  expect(begun).toHaveLength(2)
})

test('closed while it begins, it is ended, and none begins after that', async () => {
  const {begun, kept} = bench()
  const asked = kept.get()
  await kept.close()
  await asked
  expect(begun.map(({isAlive}) => isAlive)).toEqual([false])
  await expect(kept.get()).rejects.toMatchObject({code: 'policy-closed'})
})
