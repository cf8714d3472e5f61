import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {submissionOf} from '../../../src/cli/policies.js'
import {CATALOGUE, catalogueEntry} from '../../../src/policy/builtin/catalogue.js'
import {parameterProblems, valuesOf} from '../../../src/policy/builtin/parameters.js'

const problemsOf = (policy: string, given: {readonly [name: string]: unknown}) =>
  parameterProblems(catalogueEntry(policy).parameters, new Map(Object.entries(given))).map(({text}) => text)

describe('parameters of a built-in policy', () => {
  test('each is sound as it comes', () => {
    for (const {name} of CATALOGUE) expect(problemsOf(name, {})).toEqual([])
  })

  test('what counts must be a whole number; what measures need not be', () => {
    expect(problemsOf('autoscale', {min: 1.4, stepInstances: 2.5, target: 0.35})).toEqual([
      'min must be a whole number, such as 1, and is 1.4',
      'stepInstances must be a whole number, such as 3, and is 2.5',
    ])
    expect(problemsOf('follow-the-data', {assumedMs: 0.5, intervalMs: 10_000.5})).toHaveLength(1)
  })

  test('a number may not exceed the one that bounds it, whichever of the two is set', () => {
    expect(problemsOf('autoscale', {min: 7, max: 3})).toEqual(['min (7) must not be more than max (3)'])
    expect(problemsOf('autoscale', {min: 11})).toEqual(['min (11) must not be more than max (10, as it comes)'])
    expect(problemsOf('predictive-relocation', {horizonMs: 15_000})).toEqual([
      'stepMs (20000, as it comes) must not be more than horizonMs (15000)',
    ])
    expect(problemsOf('autoscale', {min: 3, max: 3})).toEqual([])
  })

  test('a bound that is wrong itself bounds nothing', () => {
    expect(problemsOf('autoscale', {min: 5, max: 'few'})).toEqual(['max must be a number, and is few'])
  })

  test('whatever passes makes a policy whose numbers keep their bounds', () => {
    const whole = fc.integer({min: -5, max: 20})
    fc.assert(
      fc.property(fc.record({min: whole, max: whole}, {requiredKeys: []}), (given) => {
        const {parameters, create} = catalogueEntry('autoscale')
        const isSound = problemsOf('autoscale', given).length === 0
        const values = valuesOf(parameters, new Map(Object.entries(given)))
        expect(isSound).toBe(Number(values['min']) >= 1 && Number(values['max']) >= Number(values['min']))
        if (isSound) expect(create(values).descriptor.name).toBe('autoscale')
      }),
    )
  })
})

describe('policy add NAME --set', () => {
  test('every problem is told at once, by its flag and with what was probably meant', async () => {
    const set = ['target', 'min=9', 'max=3', 'max=4', 'mesure=total', 'measure=totl', 'stepInstances=1.5']
    await expect(submissionOf('autoscale', set)).rejects.toMatchObject({
      exit: 'usage',
      message: [
        '6 parameters of autoscale cannot be set so:',
        '  --set target: it must be <parameter>=<value>',
        '  --set max=4: max is set already',
        '  --set mesure: there is no parameter mesure (did you mean measure?)',
        '  --set measure: measure must be one of per-instance, total, and is totl (did you mean total?)',
        '  --set stepInstances: stepInstances must be a whole number, such as 2, and is 1.5',
        '  --set min: min (9) must not be more than max (3)',
      ].join('\n'),
    })
  })

  test('digits are a text where a text is expected', async () => {
    const {source} = await submissionOf('autoscale', ['component=42', 'min=2'])
    expect(JSON.parse(source)).toEqual({component: '42', min: 2})
  })

  test('a policy that there is not is told with its neighbour', async () => {
    await expect(submissionOf('autoscal')).rejects.toMatchObject({
      code: 'policy-invalid',
      hints: expect.arrayContaining(['Did you mean autoscale?']),
    })
  })
})
