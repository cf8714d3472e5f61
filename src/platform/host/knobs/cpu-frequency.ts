import {join} from 'node:path'
import {listControls, readControl, type Write} from './control-file.js'
import type {MachineKnob, MachinePart} from './machine-knob.js'

const CPUS = 'sys/devices/system/cpu'

/** The directories of cpufreq by the number of their CPU (kernel documentation: admin-guide/pm/cpufreq). */
export async function frequencyFolders(root: string): Promise<readonly (readonly [cpu: string, folder: string])[]> {
  const names = (await listControls(join(root, CPUS))).filter((name) => /^cpu\d+$/.test(name))
  return names.map((name) => [name.slice(3), join(root, CPUS, name, 'cpufreq')])
}

/**
 * The limits between which a CPU's governor chooses, in Hz: one number fixes it, and `min` and `max` stand for the ends of what the CPU can. Reads
 * `scaling_available_frequencies` where the driver has it.
 */
export function cpuFrequencyKnob(root: string): MachineKnob {
  return {
    name: 'cpu-frequency',
    unit: 'Hz',
    place: join(root, CPUS, 'cpu*/cpufreq'),
    async parts() {
      const parts = await Promise.all((await frequencyFolders(root)).map(([cpu, folder]) => partOf(cpu, folder)))
      return parts.filter((part) => part !== undefined)
    },
  }
}

async function partOf(cpu: string, folder: string): Promise<MachinePart | undefined> {
  const read = (name: string) => readControl(join(folder, name))
  const [least, most, lowest, highest, listed] = await Promise.all([
    read('scaling_min_freq'),
    read('scaling_max_freq'),
    read('cpuinfo_min_freq'),
    read('cpuinfo_max_freq'),
    read('scaling_available_frequencies'),
  ])
  if (least === undefined || most === undefined || lowest === undefined || highest === undefined) return undefined
  const paths = {min: join(folder, 'scaling_min_freq'), max: join(folder, 'scaling_max_freq')}
  const frequencies = (listed ?? '').split(/\s+/).filter((one) => one !== '')
  const allowed = ['min', 'max', ...frequencies.map(inHz).toSorted((a, b) => Number(a) - Number(b))]
  const isAllowed = (hz: number) =>
    frequencies.length > 0 ? allowed.includes(String(hz)) : hz % 1000 === 0 && hz >= Number(inHz(lowest)) && hz <= Number(inHz(highest))
  return {
    id: cpu,
    value: least === most ? inHz(least) : `${inHz(least)}-${inHz(most)}`,
    allowed,
    ...(frequencies.length > 0 ? {} : {range: {min: Number(inHz(lowest)), max: Number(inHz(highest))}}),
    files: new Map([
      [paths.min, least],
      [paths.max, most],
    ]),
    writes: (value) => {
      const hz = value === 'min' ? Number(inHz(lowest)) : value === 'max' ? Number(inHz(highest)) : Number(value)
      if (!Number.isInteger(hz) || !(value === 'min' || value === 'max' || isAllowed(hz))) return undefined
      const kHz = String(hz / 1000)
      return limits(paths, {min: kHz, max: kHz}, least)
    },
    restores: (contents) => limits(paths, {min: contents.get(paths.min) ?? least, max: contents.get(paths.max) ?? most}, least),
  }
}

/** The kernel refuses a least frequency above the greatest, so the one that makes room goes first. */
function limits(
  paths: {readonly min: string; readonly max: string},
  {min, max}: {readonly min: string; readonly max: string},
  leastNow: string,
): readonly Write[] {
  const writes = [
    {path: paths.max, text: max},
    {path: paths.min, text: min},
  ]
  return Number(max) >= Number(leastNow) ? writes : writes.toReversed()
}

function inHz(kilohertz: string): string {
  return String(Number(kilohertz) * 1000)
}
