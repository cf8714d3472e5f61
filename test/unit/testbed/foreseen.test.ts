import {join} from 'node:path'
import {expect, test} from 'vitest'
import {renderForeseen} from '../../../src/cli/render/testbed-foreseen.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {createToken, makeFolder, writeTextFile} from '../../../src/testbed/effects.js'
import {foreseen, inPart} from '../../../src/testbed/foreseen.js'
import {startProcess} from '../../../src/testbed/processes.js'
import {runSteps, type Step} from '../../../src/testbed/steps.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const context = {signal: new AbortController().signal, say: () => {}}

test('what is foreseen is what the run does, and once it is done all is kept', async () => {
  const folder = join(temporaryDirectory(), 'testbed')
  const steps = [
    makeFolder(folder, 'Make the folder'),
    writeTextFile(join(folder, 'config.json'), '{}', 'Save the configuration'),
    createToken(join(folder, 'token'), 'Create the token'),
  ]
  const before = await foreseen(steps)
  expect(before.steps.map(({effect}) => effect)).toEqual(['change', 'change', 'change'])
  const {changed} = await runSteps(steps, context)
  expect(changed).toEqual(before.steps.map(({title}) => title))
  expect((await foreseen(steps)).steps.map(({effect}) => effect)).toEqual(['keep', 'keep', 'keep'])
  const other = writeTextFile(join(folder, 'config.json'), '{"a": 1}', 'Save the configuration')
  expect((await foreseen([other])).steps.map(({effect}) => effect)).toEqual(['change'])
})

test('a line for each part, with what would be started; every step stays in the script', async () => {
  const folder = temporaryDirectory()
  const plan = {
    role: 'cluster-1/etcd',
    title: 'etcd of cluster-1',
    command: {file: '/bin/etcd', args: []},
    cwd: folder,
    logPath: join(folder, 'etcd.log'),
    pidPath: join(folder, 'etcd.pid'),
    noted: 'starter' as const,
  }
  const launch = () => Promise.reject(new Error('A dry run starts nothing.'))
  const start = startProcess(plan, {launch, clock: systemClock})
  const quiet = (title: string, kind?: 'wait'): Step => ({
    title,
    ...(kind === undefined ? {} : {kind}),
    describe: () => [`# ${title}`],
    run: async () => 'unchanged',
  })
  const steps = [
    makeFolder(folder, 'Make the folder'),
    ...inPart('cluster-1', [start, quiet('Wait for etcd of cluster-1', 'wait'), quiet('Add 3 nodes to cluster-1')]),
  ]
  const found = await foreseen(steps)
  const text = renderForeseen(found, {style: plainStyle, width: 100, isTerminal: false, nowMs: 0})
  expect(text.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
    'PART START CHANGE KEEP IF NEEDED WAIT WHAT IS STARTED',
    'testbed – – 1 – –',
    'cluster-1 1 – – 1 1 etcd',
    '',
    '4 steps: 1 process would be started, 0 would change something, 1 would find it there. Nothing was changed now.',
    'Every step, as a shell script that does the same: --script. As data: --json.',
  ])
  for (const {title} of steps) expect(found.script).toContain(`# ${title}`)
})
