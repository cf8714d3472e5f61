import {createHostPlatform} from '../../../src/platform/host/index.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {silentLogger} from '../../../src/support/logger.js'
import {fakeMachine} from '../../support/fake-machine.js'
import {podObject, serve, TestCluster} from '../../support/host-servers.js'
import {describeHosts} from './host.js'

/** This machine, but for its settings, which are files of ours; and an API server that says which pods are on its two nodes. */
describeHosts('real machine', async () => {
  const cluster = await TestCluster.start()
  const settings = fakeMachine()
  const web = await serve((_, response) => response.end('# TYPE delay gauge\ndelay 12\n'))
  return {
    clusterName: 'near',
    nodes: ['n1', 'n2'],
    host: (node) =>
      createHostPlatform(
        {
          node,
          cluster: 'near',
          machine: {intervalMs: 50},
          pods: {apiServer: cluster.endpoint},
          scrape: {intervalMs: 500},
          knobs: {rootPath: settings.root, stateDirectory: settings.state},
        },
        {clock: systemClock, log: silentLogger},
      ),
    runWeb(node) {
      const annotations = {'prometheus.io/scrape': 'true', 'prometheus.io/port': String(web.port)}
      cluster.pods.put(podObject({name: 'web-1', node, annotations}))
      return Promise.resolve()
    },
    async close() {
      await cluster.close()
      await web.close()
    },
  }
})
