import {join} from 'node:path'
import {readControl} from './control-file.js'
import {frequencyFolders} from './cpu-frequency.js'
import {inOrder, type MachineKnob, type MachinePart} from './machine-knob.js'

/** What chooses a CPU's frequency within its limits: one of those that its driver offers. */
export function cpuGovernorKnob(root: string): MachineKnob {
  return {
    name: 'cpu-governor',
    place: join(root, 'sys/devices/system/cpu/cpu*/cpufreq/scaling_governor'),
    async parts() {
      const parts = await Promise.all((await frequencyFolders(root)).map(([cpu, folder]) => partOf(cpu, folder)))
      return parts.filter((part) => part !== undefined)
    },
  }
}

async function partOf(cpu: string, folder: string): Promise<MachinePart | undefined> {
  const path = join(folder, 'scaling_governor')
  const [governor, offered] = await Promise.all([readControl(path), readControl(join(folder, 'scaling_available_governors'))])
  if (governor === undefined || offered === undefined) return undefined
  const allowed = offered.split(/\s+/).filter((one) => one !== '')
  return {
    id: cpu,
    value: governor,
    allowed,
    files: new Map([[path, governor]]),
    writes: (value) => (allowed.includes(value) ? [{path, text: value}] : undefined),
    restores: inOrder,
  }
}
