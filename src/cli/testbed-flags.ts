import {Flags} from '@oclif/core'
import {given} from '../support/given.js'
import {DRIVERS, type DriverName} from '../testbed/config.js'
import type {UpRequest} from '../testbed/embedded/plan.js'
import {DEFAULT_TESTBED} from '../testbed/registry.js'
import type {Configuration} from './configuration/resolve.js'
import type {SettingKey} from './configuration/settings.js'
import {choice, positive, whole} from './flags.js'

export const nameFlag = Flags.string({char: 'n', default: DEFAULT_TESTBED, description: 'the name of the testbed'})
/** Of a command that makes and removes nothing: `chosenTestbed` says which one it is without it. */
export const chosenFlag = Flags.string({
  char: 'n',
  description: 'the name of the testbed; without it the one that the context names, the one called default, or the only one',
})

/** What a new testbed is made of. On a testbed that exists they must agree with it. */
export const makingFlags = {
  scenario: Flags.string({description: 'the scenario file: clusters, nodes, loads and faults', helpValue: '<file>'}),
  speed: positive({description: 'seconds of the simulated world in one real second'}),
  seed: whole({description: 'the seed of all chance', min: 0, helpValue: '<number>'}),
  port: whole({description: 'the port of the API; without it a free one is chosen', min: 1, max: 65_535, helpValue: '<port>'}),
  'upstream-api': whole({
    description: "also serve upstream's routes, without a token, on this loopback port",
    min: 1,
    max: 65_535,
    helpValue: '<port>',
  }),
}

/** What only some drivers understand. */
export const driverFlags = {
  driver: choice(
    DRIVERS,
    'embedded: a simulated world · kubernetes: real control planes here · existing: clusters that are there',
    'driver',
  ),
  clusters: whole({description: 'kubernetes: how many clusters (default 2)', min: 1, max: 20, helpValue: '<number>'}),
  nodes: whole({
    description: 'kubernetes: how many nodes in all clusters together (default 20)',
    min: 0,
    max: 10_000,
    helpValue: '<number>',
  }),
  'real-nodes': whole({
    description: 'kubernetes: how many real nodes besides, with a kubelet and real pods (as root, with containerd)',
    min: 0,
    max: 20,
    helpValue: '<number>',
  }),
  kubeconfig: Flags.string({
    description:
      "kubernetes: the file that the contexts are added to (default: one of the testbed's own) · existing: whose contexts are adopted",
    helpValue: '<file>',
  }),
  agents: Flags.boolean({allowNo: true, description: 'kubernetes: --no-agents leaves the control planes alone'}),
  'bin-dir': Flags.string({description: 'kubernetes: a folder with etcd, kube-apiserver and the others', helpValue: '<folder>'}),
  mirror: Flags.string({description: 'kubernetes: download from here instead of the official addresses', helpValue: '<url>'}),
  context: Flags.string({
    description: 'existing: a context to adopt; the first one holds the applications',
    multiple: true,
    helpValue: '<context>',
  }),
}

/** Whose flags they are; those that are not here are everybody's. */
export const DRIVER_FLAGS: {readonly [flag: string]: readonly DriverName[]} = {
  scenario: ['embedded', 'kubernetes'],
  speed: ['embedded'],
  seed: ['embedded'],
  port: ['embedded', 'kubernetes'],
  'upstream-api': ['embedded', 'kubernetes'],
  agents: ['kubernetes'],
  clusters: ['kubernetes'],
  nodes: ['kubernetes'],
  'real-nodes': ['kubernetes'],
  kubeconfig: ['kubernetes', 'existing'],
  'bin-dir': ['kubernetes'],
  mirror: ['kubernetes'],
  context: ['existing'],
}

export type UpFlags = MakingFlags & {
  readonly driver?: DriverName | undefined
  readonly clusters?: number | undefined
  readonly nodes?: number | undefined
  readonly 'real-nodes'?: number | undefined
  readonly kubeconfig?: string | undefined
  readonly agents?: boolean | undefined
  readonly 'bin-dir'?: string | undefined
  readonly mirror?: string | undefined
  readonly context?: readonly string[] | undefined
}

export type MakingFlags = {
  readonly name: string
  readonly scenario?: string | undefined
  readonly speed?: number | undefined
  readonly seed?: number | undefined
  readonly port?: number | undefined
  readonly 'upstream-api'?: number | undefined
}

/** What the person asked for, and for a new testbed what their settings prefer. */
export function upRequest(flags: MakingFlags, {settings}: Configuration): UpRequest {
  const {name, scenario, speed, seed, port, 'upstream-api': upstreamPort} = flags
  const preferred = (key: SettingKey): unknown => settings.get(key)?.value
  const [file, pace, chance] = [preferred('testbed.scenario'), preferred('testbed.speed'), preferred('testbed.seed')]
  return {
    name,
    ...given({scenario, speed, seed, port, upstreamPort}),
    preferences: given({
      scenario: typeof file === 'string' ? file : undefined,
      speed: typeof pace === 'number' ? pace : undefined,
      seed: typeof chance === 'number' ? chance : undefined,
    }),
  }
}
