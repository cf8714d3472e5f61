import {join} from 'node:path'
import {cpusIn, writeCpus} from '../../../support/cpu-list.js'
import {listControls, readControl} from './control-file.js'
import {inOrder, type MachineKnob, type MachinePart} from './machine-knob.js'

const GROUPS = 'sys/fs/cgroup'

/**
 * The CPUs that each control group below a named one may use (cgroup v2, `cpuset.cpus`), as a list such as `0-3,8`. A group has it where the one above it
 * gives it the controller `cpuset`. With the parent `kubepods.slice/kubepods-burstable.slice` the groups are the pods of that class.
 */
export function cpuSetKnob(root: string, parent: string): MachineKnob {
  const folder = join(root, GROUPS, parent)
  return {
    name: 'cpu-set',
    place: join(folder, '*/cpuset.cpus'),
    async parts() {
      const there = await readControl(join(folder, 'cpuset.cpus.effective'))
      if (there === undefined) return []
      const parts = await Promise.all((await listControls(folder)).map((group) => partOf(group, join(folder, group), there)))
      return parts.filter((part) => part !== undefined)
    },
  }
}

/** `there`: the CPUs that the groups have to share. */
async function partOf(group: string, folder: string, there: string): Promise<MachinePart | undefined> {
  const path = join(folder, 'cpuset.cpus')
  const own = await readControl(path)
  if (own === undefined) return undefined
  return {
    id: group,
    value: own === '' ? there : own,
    allowed: [there],
    files: new Map([[path, own]]),
    writes: (value) => {
      const cpus = cpusIn(value) ?? []
      if (cpus.length === 0 || cpus.some((cpu) => cpusIn(there)?.includes(cpu) !== true)) return undefined
      return [{path, text: writeCpus(cpus), isTaken: (found) => writeCpus(cpusIn(found) ?? []) === writeCpus(cpus)}]
    },
    restores: inOrder,
  }
}
