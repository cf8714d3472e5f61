import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {chosenFaults, FAULT_KINDS, faultFrom} from '../../../src/cli/fault-flags.js'
import type {Fault} from '../../../src/descriptions/resolved-scenario.js'
import {FAULT_FIELDS} from '../../../src/descriptions/scenario/resolve-fault.js'
import {textWith} from '../../support/matchers.js'

test('every kind of fault can be injected', () => {
  expect([...FAULT_KINDS].toSorted()).toEqual(Object.keys(FAULT_FIELDS).toSorted())
})

test.each<[Fault['kind'], Parameters<typeof faultFrom>[1], Fault]>([
  ['node-down', {node: 'edge/a', reboots: true}, {kind: 'node-down', node: 'edge/a', reboots: true}],
  ['node-down', {node: 'a'}, {kind: 'node-down', node: 'a', reboots: false}],
  ['node-slow', {node: 'a', speed: 0.5}, {kind: 'node-slow', node: 'a', speed: 0.5}],
  ['cluster-cut', {cluster: 'edge'}, {kind: 'cluster-cut', cluster: 'edge'}],
  ['link-cut', {between: ['a', 'b']}, {kind: 'link-cut', between: ['a', 'b']}],
  ['link-slow', {between: ['a', 'b'], latency: 20, loss: 0}, {kind: 'link-slow', between: ['a', 'b'], latencyMs: 20, loss: 0}],
  ['slow-disk', {node: 'a', factor: 3}, {kind: 'slow-disk', node: 'a', factor: 3}],
  ['image-unavailable', {image: 'x:*'}, {kind: 'image-unavailable', image: 'x:*'}],
  ['telemetry-lost', {}, {kind: 'telemetry-lost'}],
  ['telemetry-lost', {application: 'x'}, {kind: 'telemetry-lost', application: 'x'}],
  ['telemetry-late', {delay: 500}, {kind: 'telemetry-late', delayMs: 500}],
  ['crash', {application: 'x', component: 'y'}, {kind: 'crash', application: 'x', component: 'y'}],
])('%s with %o is the fault that a scenario could say', (kind, flags, fault) => {
  expect(faultFrom(kind, flags)).toEqual(fault)
})

describe('what does not fit is refused, with what would', () => {
  const given = {
    node: 'a',
    cluster: 'c',
    between: ['a', 'b'] as [string, string],
    image: 'i',
    application: 'x',
    component: 'y',
    reboots: true,
    speed: 0.5,
    factor: 2,
    latency: 20,
    bandwidth: 1,
    loss: 0.1,
    delay: 5,
  }
  const flag = fc.constantFrom(...(Object.keys(given) as (keyof typeof given)[]))
  test('a flag is taken or refused by name, and never ignored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAULT_KINDS), fc.uniqueArray(flag), (kind, flags) => {
        const told = Object.fromEntries(flags.map((name) => [name, given[name]]))
        try {
          const values = Object.values(faultFrom(kind, told)).map((value) => JSON.stringify(value))
          for (const name of flags) expect(values, name).toContain(JSON.stringify(given[name]))
        } catch (error) {
          expect(error).toMatchObject({code: 'usage', exit: 'usage', hints: [textWith(`${kind} takes`)]})
        }
      }),
    )
  })

  test.each([
    [() => faultFrom('node-down', {}), 'A fault of kind node-down needs --node.'],
    [() => faultFrom('crash', {}), 'A fault of kind crash needs --application and --component.'],
    [() => faultFrom('link-cut', {node: 'a', between: ['a', 'b']}), 'A fault of kind link-cut takes no --node.'],
    [() => faultFrom('slow-disk', {node: 'a', factor: 0.5}), '--factor is how many times as long it takes: 0.5 is below 1.'],
    [() => faultFrom('crash', {application: 'x', component: 'y', for: 5}), 'A crash is a moment: it takes no --for.'],
    [() => chosenFaults(undefined, false), 'Name the fault, or give --all.'],
    [() => chosenFaults('x', true), 'Name one fault, or give --all: not both.'],
  ])('%s', (run, message) => {
    expect(run).toThrow(message)
  })
})
