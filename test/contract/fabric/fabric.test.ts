import {createInProcessBroker} from '../../../src/fabric/in-process/broker.js'
import {fabricContract} from './suite.js'

fabricContract('in process', async () => {
  const broker = createInProcessBroker({clock: {now: () => 1_000}})
  return {
    connect: async (identity) => broker.connect(identity),
    drop: async (agent) => broker.drop(agent),
    restore: async (agent) => broker.restore(agent),
    close: async () => {},
  }
})
