import {expect, test} from 'vitest'
import {readModelContract} from '../../../src/ml/contract/model-contract.js'
import {openOnnx} from '../../../src/ml/runtime/onnx.js'
import {digestOf} from '../../../src/support/digest.js'
import {modelPolicy} from '../../support/model-policy.js'

const {contract, contractText, onnx} = modelPolicy()

test('a contract that fits its model has no problem, and the model answers', async () => {
  const session = await openOnnx(onnx)
  const actual = {inputs: session.inputs, outputs: session.outputs, digest: digestOf(onnx)}
  expect(readModelContract(contractText, 'm.contract.json', actual)).toEqual({contract, problems: []})
  const question = session.question('features', 'forecast', [2, 1])
  question.values.set([3, 4])
  expect([...Array.from(await question.ask())]).toEqual([3, 4])
  await session.close()
})

test('every field that is wrong is told at once, each with line and path', () => {
  const wrong = {...contract, format: 'mlsysops-model-contract/9', digest: 'md5:1', more: 1, outputs: []}
  const {contract: none, problems} = readModelContract(JSON.stringify(wrong, null, 2), 'c.json')
  expect(none).toBeUndefined()
  expect(problems.map(({path}) => path).toSorted()).toEqual(['digest', 'format', 'more', 'outputs'])
  expect(problems.every(({line}) => line !== undefined)).toBe(true)
})

test('ranges that are no ranges, names twice and a shape of another width are told', () => {
  const [input] = contract.inputs
  const feature = {name: 'a', unit: 'ms', min: 2, max: 1}
  const wrong = {...contract, inputs: [{...input, shape: [0, 3], features: [feature, feature]}]}
  expect(
    readModelContract(JSON.stringify(wrong), 'c.json')
      .problems.map(({code}) => code)
      .toSorted(),
  ).toEqual(['duplicate-name', 'features-differ', 'out-of-range', 'out-of-range'])
})
