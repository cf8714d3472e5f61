import {expect, test} from 'vitest'
import {renderUp} from '../../../src/cli/render/testbed.js'
import {summaryOf} from '../../../src/cli/testbed-report.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import type {KubernetesUp} from '../../../src/testbed/reports.js'

const VIEW = {style: plainStyle, width: 120, isTerminal: false, nowMs: 0}

function up(nodes: number): KubernetesUp {
  return {
    name: 'lab',
    driver: 'kubernetes',
    kind: 'created',
    started: [],
    durationMs: 1_000,
    kubeconfig: '/tmp/kubeconfig',
    clusters: [{name: 'cluster-1', context: 'lab-cluster-1', nodes}],
  }
}

test('a testbed with nodes that are played says what is not to be had of them', () => {
  const text = renderUp(summaryOf(up(2)), VIEW)
  expect(text).toContain('Simulated here:\n  nodes that KWOK plays')
  expect(text).toContain('no logs, no usage and no measured targets')
})

test('a testbed of real nodes alone has nothing simulated', () => {
  expect(renderUp(summaryOf(up(0)), VIEW)).not.toContain('Simulated')
})
