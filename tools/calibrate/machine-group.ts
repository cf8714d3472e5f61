import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** The cgroups of the testbed's machine: all of its pods, and the load, which gets a group beside them. */
export interface MachineGroup {
  /** What a process writes its number into to be of the load. */
  readonly loadProcesses: string
  /** Processor time of all of its pods, in ms. */
  usedMs(): number
  /** Takes the weight back; the groups themselves go with the machine. */
  end(): void
}

/** In the first version of cgroups each controller has a hierarchy of its own; in the second there is one. */
const HIERARCHIES = {
  first: {cpu: '/sys/fs/cgroup/cpu', usage: '/sys/fs/cgroup/cpuacct', weight: 'cpu.shares', usual: '1024', great: '102400'},
  second: {cpu: '/sys/fs/cgroup', usage: '/sys/fs/cgroup', weight: 'cpu.weight', usual: '100', great: '10000'},
} as const

/**
 * Gives the machine a hundred times the weight of what else this computer runs, so that the pods are disturbed by one another and by little else: the node of the
 * simulation is theirs alone. `folder` is the machine's.
 */
export function machineGroup(folder: string): MachineGroup {
  const {cgroupRoot} = JSON.parse(readFileSync(join(folder, 'kubelet.json'), 'utf8')) as {readonly cgroupRoot: string}
  const {cpu, usage, weight, usual, great} = existsSync(join('/sys/fs/cgroup/cpu', cgroupRoot)) ? HIERARCHIES.first : HIERARCHIES.second
  const weightFile = join(cpu, cgroupRoot, weight)
  const loadGroup = join(cpu, cgroupRoot, 'load')
  writeFileSync(weightFile, great)
  mkdirSync(loadGroup, {recursive: true})
  // The load sleeps nearly always; when it is to send it must not wait for those that it measures.
  writeFileSync(join(loadGroup, weight), great)
  return {
    loadProcesses: join(loadGroup, 'cgroup.procs'),
    usedMs: () => readUsageMs(join(usage, cgroupRoot)),
    end: () => writeFileSync(weightFile, usual),
  }
}

function readUsageMs(group: string): number {
  const first = join(group, 'cpuacct.usage')
  if (existsSync(first)) return Number(readFileSync(first, 'utf8')) / 1e6
  const found = /^usage_usec (\d+)/m.exec(readFileSync(join(group, 'cpu.stat'), 'utf8'))
  return Number(found?.[1] ?? Number.NaN) / 1e3
}
