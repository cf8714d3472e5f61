import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {nodeDescription} from '../contract/platform/fixtures.js'
import {startControlPlane} from '../support/control-plane.js'
import {requireRealNodes, startRealNodes} from '../support/real-node.js'

const presence = await requireRealNodes()
const title = 'two real nodes come up beside a control plane, and nothing of them is left when they go'

test.skipIf(presence.kind === 'absent')(
  presence.kind === 'present' ? title : `${title} (skipped: ${presence.reason})`,
  async () => {
    const plane = await startControlPlane({name: 'machines'})
    try {
      const before = traces()
      const nodes = await startRealNodes(plane, [nodeDescription('r1'), nodeDescription('r2', {continuum_layer: 'far_edge'})])
      try {
        expect(traces()).not.toEqual(before)
        expect(nodes.machines.map(({name}) => name)).toEqual(['r1', 'r2'])
      } finally {
        await nodes.stop()
      }
      expect(traces()).toEqual(before)
    } finally {
      await plane.stop()
    }
  },
  180_000,
)

/** All that a machine could leave behind. */
function traces(): object {
  const output = (file: string, ...args: readonly string[]): string => execFileSync(file, args, {encoding: 'utf8'})
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '')
  const folder = (path: string): readonly string[] => readdirSync(path).toSorted()
  return {
    mounts: lines(readFileSync('/proc/mounts', 'utf8')),
    devices: folder('/sys/class/net'),
    routes: lines(output('ip', 'route', 'show', 'table', 'all')),
    packetFilters: lines(output('nft', 'list', 'ruleset')),
    cgroups: lines(output('find', '/sys/fs/cgroup', '-type', 'd', '-name', 'mlsysops-*')),
    folders: ['/run', '/var/lib', '/var/log', '/var/run', '/usr/libexec', '/etc', '/opt'].map((path) => [path, folder(path)]),
    forwarding: readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8'),
    namespaces: lines(output('ip', 'netns', 'list')),
    processes: lines(output('ps', '-eo', 'args')).filter((line) =>
      /mlsysops-machines-.*(containerd|kubelet|kube-proxy|machine)|containerd-shim/.test(line),
    ),
  }
}
