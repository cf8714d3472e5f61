import {existsSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {beforeEach, expect, test} from 'vitest'
import {writeControl} from '../../../src/platform/host/knobs/control-file.js'
import {machineKnobs} from '../../../src/platform/host/knobs/machine-knobs.js'
import {accepted, NEVER} from '../../contract/platform/fixtures.js'
import {type FakeMachine, fakeMachine} from '../../support/fake-machine.js'
import {textWith} from '../../support/matchers.js'

const CPU1 = 'sys/devices/system/cpu/cpu1/cpufreq'
const ZONE = 'sys/class/powercap/intel-rapl:0'
const SHOP = 'sys/fs/cgroup/apps/shop/cpuset.cpus'

let machine: FakeMachine
beforeEach(() => {
  machine = fakeMachine()
})

const host = () => machineKnobs({rootPath: machine.root, stateDirectory: machine.state, cpuSetParent: 'apps'})

/** A file that nobody may write, root neither: the kernel itself refuses. */
function forbid(path: string): void {
  rmSync(machine.path(path))
  symlinkSync('/proc/sys/kernel/ngroups_max', machine.path(path))
}
const kernelFiles = process.platform === 'linux'

test('a machine shows what can be set, and how it is', async () => {
  expect(await host().knobs()).toEqual([
    {
      name: 'cpu-frequency',
      value: '800000000-3000000000',
      allowed: ['min', 'max', '800000000', '2000000000', '3200000000'],
      unit: 'Hz',
      parts: [
        {part: '0', value: '800000000-3000000000'},
        {part: '1', value: '800000000-3000000000'},
      ],
      isSet: false,
    },
    {
      name: 'cpu-governor',
      value: 'schedutil',
      allowed: ['performance', 'powersave', 'schedutil'],
      parts: [
        {part: '0', value: 'schedutil'},
        {part: '1', value: 'schedutil'},
      ],
      isSet: false,
    },
    {
      name: 'power-cap',
      value: '95',
      allowed: [],
      range: {min: 1, max: 95},
      unit: 'W',
      parts: [{part: 'package-0', value: '95'}],
      isSet: false,
    },
    {
      name: 'cpu-set',
      value: '0-1',
      allowed: ['0-1'],
      parts: [
        {part: 'batch', value: '0-1'},
        {part: 'shop', value: '0-1'},
      ],
      isSet: false,
    },
  ])
})

test('a frequency fixes both limits of the CPUs that are named, above and below what they were', async () => {
  accepted(await host().set({name: 'cpu-frequency', value: '3200000000', parts: ['1']}, NEVER))
  expect(machine.frequency(1)).toMatchObject({min: '3200000', max: '3200000'})
  expect(machine.frequency(0)).toMatchObject({min: '800000', max: '3000000'})
  accepted(await host().set({name: 'cpu-frequency', value: 'min', parts: ['1']}, NEVER))
  expect(machine.frequency(1)).toMatchObject({min: '800000', max: '800000'})
  expect((await host().knobs())[0]).toMatchObject({value: 'mixed', isSet: true})
})

test('a driver that lists no frequencies takes every one within its limits', async () => {
  for (const cpu of [0, 1]) rmSync(machine.path(`sys/devices/system/cpu/cpu${cpu}/cpufreq/scaling_available_frequencies`))
  expect((await host().knobs())[0]).toMatchObject({range: {min: 8e8, max: 32e8}, allowed: ['min', 'max']})
  accepted(await host().set({name: 'cpu-frequency', value: '1234567000'}, NEVER))
  expect(machine.frequency(0)).toMatchObject({min: '1234567', max: '1234567'})
  for (const value of ['799999000', '3200001000', '1234567001', 'fast', '-1', 'NaN', ''])
    expect(await host().set({name: 'cpu-frequency', value}, NEVER)).toMatchObject({
      kind: 'refused',
      reasons: [{code: 'knob-value-not-allowed', wayOut: 'It may be 800000000 to 3200000000, or min, max.'}],
    })
})

test('what was there first comes back in another life of the agent, whatever was set in between', async () => {
  accepted(await host().set({name: 'cpu-frequency', value: 'min'}, NEVER))
  accepted(await host().set({name: 'cpu-governor', value: 'performance'}, NEVER))
  accepted(await host().set({name: 'cpu-frequency', value: 'max'}, NEVER))
  const later = host()
  accepted(await later.set({name: 'cpu-frequency', value: null}, NEVER))
  expect(machine.frequency(0)).toEqual({min: '800000', max: '3000000', governor: 'performance'})
  accepted(await later.set({name: 'cpu-governor', value: null}, NEVER))
  expect(machine.frequency(1)).toEqual({min: '800000', max: '3000000', governor: 'schedutil'})
  expect((await later.knobs()).some(({isSet}) => isSet)).toBe(false)
})

test('a machine that was started anew has its own values: nothing of before is brought back', async () => {
  accepted(await host().set({name: 'cpu-frequency', value: 'min'}, NEVER))
  machine.write('proc/sys/kernel/random/boot_id', 'boot-2')
  machine.writeFrequency(0)
  machine.write('sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq', '2000000')
  accepted(await host().set({name: 'cpu-frequency', value: null}, NEVER))
  expect(machine.frequency(0)).toMatchObject({min: '800000', max: '2000000'})
})

test('a power cap is shared out among the packages, and switches them on as long as it holds', async () => {
  machine.writeZone(1, 'package-1')
  machine.writeZone(2, 'psys')
  accepted(await host().set({name: 'power-cap', value: '80'}, NEVER))
  for (const zone of [0, 1]) {
    expect(machine.read(`sys/class/powercap/intel-rapl:${zone}/constraint_0_power_limit_uw`)).toBe('40000000')
    expect(machine.read(`sys/class/powercap/intel-rapl:${zone}/enabled`)).toBe('1')
  }
  expect(machine.read('sys/class/powercap/intel-rapl:2/enabled')).toBe('0')
  expect((await host().knobs()).find(({name}) => name === 'power-cap')).toMatchObject({value: '80', range: {min: 2, max: 190}})
  accepted(await host().set({name: 'power-cap', value: null}, NEVER))
  expect(machine.read(`${ZONE}/constraint_0_power_limit_uw`)).toBe('95000000')
  expect(machine.read(`${ZONE}/enabled`)).toBe('0')
  expect(await host().set({name: 'power-cap', value: '191'}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-value-not-allowed', wayOut: 'It may be 2 to 190.'}],
  })
})

test('a control group is confined to CPUs, and may use all again', async () => {
  accepted(await host().set({name: 'cpu-set', value: '1', parts: ['shop']}, NEVER))
  expect(machine.read(SHOP)).toBe('1')
  expect(machine.read('sys/fs/cgroup/apps/batch/cpuset.cpus')).toBe('')
  expect(await host().set({name: 'cpu-set', value: '0-2', parts: ['shop']}, NEVER)).toMatchObject({kind: 'refused'})
  accepted(await host().set({name: 'cpu-set', value: null}, NEVER))
  expect(machine.read(SHOP)).toBe('')
})

test.runIf(kernelFiles)(
  'where the second CPU may not be written, the first is as it was, and the reason names file and way out',
  async () => {
    forbid(`${CPU1}/scaling_max_freq`)
    machine.write(`${CPU1}/cpuinfo_max_freq`, '3200000')
    const refusal = await host().set({name: 'cpu-frequency', value: 'min'}, NEVER)
    expect(refusal).toMatchObject({
      kind: 'refused',
      reasons: [{code: 'knob-not-permitted', wayOut: textWith('root')}, {code: 'knob-not-taken-back'}],
    })
    expect(JSON.stringify(refusal)).toContain(`${CPU1}/scaling_max_freq`)
    expect(machine.frequency(0)).toMatchObject({min: '800000', max: '3000000'})
    expect(machine.frequency(1)).toMatchObject({min: '800000'})
  },
)

test('a file that vanishes before it is written is not made, and that it is gone is told', async () => {
  const path = machine.path(`${CPU1}/scaling_governor`)
  rmSync(path)
  expect(await writeControl({path, text: 'performance'})).toMatchObject({code: 'knob-vanished', message: textWith(path)})
  expect(existsSync(path)).toBe(false)
})

test('a CPU that was taken offline is no part any more', async () => {
  const knobs = host()
  rmSync(machine.path(CPU1), {recursive: true})
  expect((await knobs.knobs())[1]?.parts).toEqual([{part: '0', value: 'schedutil'}])
  accepted(await knobs.set({name: 'cpu-governor', value: 'powersave'}, NEVER))
  expect(machine.frequency(0).governor).toBe('powersave')
})

test.runIf(kernelFiles)('what a file does not take is told with what it says instead', async () => {
  rmSync(machine.path(SHOP))
  symlinkSync('/dev/null', machine.path(SHOP))
  expect(await host().set({name: 'cpu-set', value: '1', parts: ['shop']}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-not-taken', wayOut: textWith('govern')}],
  })
})

test('without a place to keep what is set now, nothing is set', async () => {
  const homeless = machineKnobs({rootPath: machine.root})
  expect(await homeless.set({name: 'cpu-governor', value: 'performance'}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-not-kept', wayOut: textWith('state_directory')}],
  })
  expect(machine.frequency(0).governor).toBe('schedutil')
})

test('where what was kept cannot be read, nothing is set and the file is named', async () => {
  accepted(await host().set({name: 'cpu-governor', value: 'performance'}, NEVER))
  writeFileSync(join(machine.state, 'knobs.json'), '{"boot": "boot-1", "values": {"x": 1}}')
  await expect(host().set({name: 'cpu-governor', value: null}, NEVER)).rejects.toMatchObject({code: 'first-values-unreadable'})
  expect(machine.frequency(0).governor).toBe('performance')
})

test('a machine without any of it has no knob, and says where it would be', async () => {
  const bare = machineKnobs({rootPath: join(machine.root, 'nowhere'), stateDirectory: machine.state})
  expect(await bare.knobs()).toEqual([])
  expect(await bare.set({name: 'power-cap', value: '10'}, NEVER)).toMatchObject({
    kind: 'refused',
    reasons: [{code: 'knob-not-found', message: textWith('intel-rapl')}],
  })
})

test('however it is set, and by however many lives, what was there first comes back', async () => {
  const setting = fc.record({
    name: fc.constantFrom('cpu-frequency', 'cpu-governor', 'power-cap', 'cpu-set'),
    value: fc.constantFrom('min', 'max', '2000000000', 'performance', 'powersave', '20', '0', '1', '0-1', 'nonsense', null),
    parts: fc.option(fc.subarray(['0', '1', 'package-0', 'shop', 'batch'], {minLength: 1}), {nil: undefined}),
    isRestarted: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(setting, {maxLength: 12}), async (settings) => {
      machine = fakeMachine()
      const first = await host().knobs()
      let knobs = host()
      for (const {name, value, parts, isRestarted} of settings) {
        if (isRestarted) knobs = host()
        const before = await knobs.knobs()
        const outcome = await knobs.set({name, value, ...(parts === undefined ? {} : {parts})}, NEVER)
        if (outcome.kind === 'refused') expect(await knobs.knobs()).toEqual(before)
      }
      for (const {name} of first) accepted(await knobs.set({name, value: null}, NEVER))
      expect(await host().knobs()).toEqual(first)
      expect(kept()).not.toContain('/sys/')
    }),
    {numRuns: 40},
  )
})

/** Of a machine that was never set there is no file. */
function kept(): string {
  const file = join(machine.state, 'knobs.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
