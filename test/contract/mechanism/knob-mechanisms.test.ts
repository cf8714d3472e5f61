import {machineKnobs} from '../../../src/platform/host/knobs/machine-knobs.js'
import {simulatedHost} from '../../../src/platform/simulated/index.js'
import {fakeMachine} from '../../support/fake-machine.js'
import {Lab} from '../../unit/simulated-world/lab.js'
import {application, component} from '../platform/fixtures.js'
import {describeKnobMechanisms} from './knob-suite.js'

describeKnobMechanisms('a Linux machine', async () => {
  const machine = fakeMachine()
  return {
    host: () => machineKnobs({rootPath: machine.root, stateDirectory: machine.state, cpuSetParent: 'apps'}),
    group: 'shop',
    watts: 60,
  }
})

describeKnobMechanisms('a simulated node', async () => {
  const lab = new Lab()
  const web = component('web')
  await lab.give(application('shop', [web]), 'near')
  await lab.apply('shop', web, [{node: 'n1', instances: 1}])
  return {host: () => simulatedHost(lab.world, 'n1'), group: 'shop/web', watts: 80}
})
