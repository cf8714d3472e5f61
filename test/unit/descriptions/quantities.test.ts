import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  compareQuantities,
  parseBytes,
  parseMillicores,
  parseQuantity,
  quantityOfBytes,
  quantityOfMillicores,
  scaled,
} from '../../../src/descriptions/quantity.js'
import {capacityOf, instancesOf, limitsOf, requestsOf} from '../../../src/descriptions/resources.js'
import type {ComponentDescription} from '../../../src/descriptions/types.js'
import {formatBytes, parseFrequencyHz, readFrequency, readGigabytes} from '../../../src/descriptions/units.js'

test.each([
  ['500m', 500],
  ['2', 2000],
  ['0.5', 500],
  ['.25', 250],
  ['1e-1', 100],
  ['100u', 1],
  ['1n', 1],
  ['1k', 1_000_000],
])('%s is %d thousandths of a core, rounded up', (text, millicores) => {
  expect(parseMillicores(text)).toBe(millicores)
})

test.each([
  ['64Mi', 64 * 2 ** 20],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['1G', 1e9],
  ['128974848', 128_974_848],
  ['129e6', 129_000_000],
  ['123Mi', 128_974_848],
  ['1E', 1e18],
  ['1E3', 1000],
  ['1Ei', 2 ** 60],
  ['0.1Ki', 103],
])('%s is %d bytes, rounded up', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes)
})

test.each(['', ' ', '1 Gi', '1GB', 'Gi', '1e', '--1', '1mi', '0x10', '1_000', '1e999', 'NaN', 'Infinity', '1'.repeat(65)])(
  '"%s" is no quantity',
  (text) => {
    expect(parseQuantity(text)).toBeUndefined()
    expect(parseBytes(text)).toBeNaN()
  },
)

describe('properties of quantities', () => {
  test('what is written of an amount of bytes is that amount', () => {
    fc.assert(fc.property(fc.nat({max: Number.MAX_SAFE_INTEGER}), (bytes) => parseBytes(quantityOfBytes(bytes)) === bytes))
    fc.assert(
      fc.property(
        fc.nat({max: 4096}),
        fc.nat({max: 40}),
        (n, shift) => parseBytes(quantityOfBytes(n * 2 ** Math.min(shift, 40))) === n * 2 ** shift,
      ),
    )
  })

  test('what is written of an amount of cores is that amount', () => {
    fc.assert(fc.property(fc.nat({max: 1e9}), (millicores) => parseMillicores(quantityOfMillicores(millicores)) === millicores))
  })

  test('comparison is exact where numbers would round', () => {
    const big = parseQuantity('9007199254740993')
    const less = parseQuantity('9007199254740992')
    const same = parseQuantity('9007199254740993000m')
    if (big === undefined || less === undefined || same === undefined) throw new Error('no quantities')
    expect([compareQuantities(big, less), compareQuantities(less, big), compareQuantities(big, same)]).toEqual([1, -1, 0])
  })

  test('order does not depend on the suffix', () => {
    const amount = fc.record({n: fc.nat({max: 1e6}), suffix: fc.constantFrom('m', '', 'k', 'M', 'Ki', 'Mi', 'Gi')})
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [left, right] = [parseQuantity(`${a.n}${a.suffix}`), parseQuantity(`${b.n}${b.suffix}`)]
        if (left === undefined || right === undefined) return false
        return Math.sign(compareQuantities(left, right)) === Math.sign(scaled(left, 3) - scaled(right, 3))
      }),
    )
  })

  test('no text makes parsing throw', () => {
    fc.assert(fc.property(fc.string(), (text) => [parseQuantity(text), parseFrequencyHz(text), readGigabytes(text, true)].length === 3))
  })
})

test.each([
  ['1.4 GHz', 1.4e9, false],
  ['800MHz', 8e8, false],
  ['64 MHz', 6.4e7, false],
  [1.4, 1.4e9, true],
  [2600, 2.6e9, true],
  [14000, 1.4e9, true],
  [1_400_000, 1.4e9, true],
  [1_400_000_000, 1.4e9, false],
])('the frequency %s is %d Hz', (written, hertz, assumed) => {
  expect(readFrequency(written)).toMatchObject({value: hertz, assumed})
})

test('the frequency of a microcontroller is counted in GHz, MHz or kHz where no unit is written', () => {
  expect([0.064, 64, 64_000, 64_000_000].map((written) => readFrequency(written, 'mcu')?.value)).toEqual([64e6, 64e6, 64e6, 64e6])
})

test.each(['fast', '1.4 parsec', '-1 GHz', 0, Number.NaN])('%s is no frequency', (written) => {
  expect(readFrequency(written)).toBeUndefined()
})

test('sizes are shown in binary units', () => {
  expect([0, 512, 1536, 2 ** 20, 1.5 * 2 ** 30].map(formatBytes)).toEqual(['0 B', '512 B', '1.5 KiB', '1 MiB', '1.5 GiB'])
})

const component: ComponentDescription = {
  metadata: {name: 'web'},
  node_placement: {scaling: {instances: 3}},
  containers: [
    {image: 'a', platform_requirements: {cpu: {requests: '250m', limits: '1'}, memory: {requests: '64Mi'}, disk: 10, gpu: {}}},
    {
      image: 'b',
      platform_requirements: {cpu: {limits: '500m'}, memory: {limits: '1Gi'}, fpga: {model: 'zcu102'}, gpu: {requests: 2, limits: 2}},
    },
    {image: 'c'},
  ],
}

test('the requests of a component are the sum over its containers, and a lone limit is a request', () => {
  expect(requestsOf(component)).toEqual({cpuMillicores: 750, memoryBytes: 64 * 2 ** 20 + 2 ** 30, diskBytes: 1e10, gpus: 3, fpgas: 1})
})

test('a component with a container that has no limit has none', () => {
  expect(limitsOf(component)).toMatchObject({cpuMillicores: Number.POSITIVE_INFINITY, memoryBytes: Number.POSITIVE_INFINITY})
  const [first] = component.containers
  if (first === undefined) throw new Error('no container')
  expect(limitsOf({...component, containers: [first]}).cpuMillicores).toBe(1000)
})

test('the capacity of a node counts memory in 2^30 and disks in 10^9 bytes', () => {
  const base = {name: 'n', continuum_layer: 'edge', environment: {}} as const
  expect(capacityOf({...base, hardware: {cpu: {cores: 8}, memory: 16, disk: 120, gpu: {}, fpga: {}}})).toEqual({
    cpuMillicores: 8000,
    memoryBytes: 16 * 2 ** 30,
    diskBytes: 120e9,
    gpus: 1,
    fpgas: 1,
  })
  expect(capacityOf(base)).toEqual({cpuMillicores: 0, memoryBytes: 0, diskBytes: 0, gpus: 0, fpgas: 0})
})

test('a group that scales overrides the instances of its members', () => {
  expect(instancesOf(component)).toBe(3)
  expect(instancesOf(component, [{components: ['web'], scaling: {instances: 2}}])).toBe(2)
  expect(instancesOf(component, [{components: ['db'], scaling: {instances: 2}}])).toBe(3)
})
