import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {cliOfFakeSlice} from '../support/cli-of-fake-slice.js'

test('of a policy that is built in it is said so, with what can be done with it', async () => {
  const {cli} = await cliOfFakeSlice()
  const core = await cli('policy', 'bind', 'static-placement', 'smart-city')
  expect([core.exit, core.stderr]).toEqual([6, expect.stringContaining('static-placement is built in, and nobody added it.')])
  expect(core.stderr).toContain('it can be neither stopped, bound nor removed')
  const standing = await cli('policy', 'logs', 'qos-relocation')
  expect(standing.stderr).toContain('mlsysops policy disable qos-relocation')
  const settable = await cli('policy', 'remove', 'autoscale')
  expect(settable.stderr).toContain('mlsysops policy add autoscale has it run')
  expect((await cli('policy', 'remove', 'nothing')).stderr).toContain('There is no policy nothing.')
}, 60_000)

test('what is removed says whether a built-in policy of its name runs again', async () => {
  const {cli, folder} = await cliOfFakeSlice()
  writeFileSync(join(folder, 'mine.ts'), "name: 'qos-relocation'")
  expect((await cli('policy', 'add', 'mine.ts')).exit).toBe(0)
  const dry = await cli('policy', 'remove', 'qos-relocation', '--dry-run')
  expect(dry.stdout).toContain('the built-in policy of that name would run again. Nothing was changed.')
  const removed = await cli('policy', 'remove', 'qos-relocation')
  expect(removed.stdout).toContain('✔ qos-relocation is removed: the built-in policy of that name runs again')
  expect((await cli('policy', 'remove', 'kept')).stdout).toBe('✔ kept is removed.\n')
}, 60_000)

test('names that nobody has are told where a policy is bound to them, taken from them or asked for', async () => {
  const {cli} = await cliOfFakeSlice()
  const bound = await cli('policy', 'bind', 'kept', 'smart-cty', 'later-*', 'smart-city')
  expect([bound.exit, bound.stdout]).toEqual([0, '✔ kept is for smart-cty, later-*, smart-city, with the priority 0.\n'])
  expect(bound.stderr).toBe('There is no application smart-cty yet (did you mean smart-city?): the policy is for it when one comes.\n')
  const unbound = await cli('policy', 'unbind', 'kept', 'smart-cty', 'smart-citty')
  expect([unbound.exit, unbound.stdout]).toEqual([0, '✔ kept is for later-*, smart-city, with the priority 0.\n'])
  expect(unbound.stderr).toContain('kept was not bound to smart-citty (did you mean smart-city?): nothing was taken out for that.')
  const asked = await cli('policy', 'decisions', '--policy', 'kep')
  expect([asked.exit, asked.stdout, asked.stderr]).toEqual([0, 'No decision matches.\n', 'There is no policy kep (did you mean kept?).\n'])
}, 60_000)

test('a policy that is added for an application which there is not is told so', async () => {
  const {cli, folder} = await cliOfFakeSlice()
  writeFileSync(join(folder, 'mine.ts'), "name: 'mine'")
  const added = await cli('policy', 'add', 'mine.ts', '--app', 'nosuch', '--dry-run')
  expect([added.exit, added.stderr]).toEqual([0, 'There is no application nosuch yet: the policy is for it when one comes.\n'])
}, 60_000)
