import {join} from 'node:path'
import {listControls, readControl, type Write} from './control-file.js'
import {inOrder, type MachineKnob, type MachinePart} from './machine-knob.js'

const ZONES = 'sys/class/powercap'
/** RAPL counts power in eighths of a watt, and rounds what is written. */
const ROUNDING_UW = 250_000
const LEAST_W = 1

/**
 * The long-term limit of each processor package, in watts (RAPL; kernel documentation: power/powercap). What is set for several packages together is shared
 * out evenly. A zone that is off is switched on with its limit, and off again with what is brought back.
 */
export function powerCapKnob(root: string): MachineKnob {
  return {
    name: 'power-cap',
    unit: 'W',
    isShared: true,
    place: join(root, ZONES, 'intel-rapl:*'),
    async parts() {
      const zones = (await listControls(join(root, ZONES))).filter((name) => /^intel-rapl:\d+$/.test(name))
      const parts = await Promise.all(zones.map((zone) => partOf(join(root, ZONES, zone))))
      return parts.filter((part) => part !== undefined)
    },
  }
}

async function partOf(folder: string): Promise<MachinePart | undefined> {
  const paths = {limit: join(folder, 'constraint_0_power_limit_uw'), enabled: join(folder, 'enabled')}
  const [name, limit, enabled, greatest] = await Promise.all([
    readControl(join(folder, 'name')),
    readControl(paths.limit),
    readControl(paths.enabled),
    readControl(join(folder, 'constraint_0_max_power_uw')),
  ])
  // `psys`, where there is one, is the whole platform with its packages in it.
  if (name?.startsWith('package-') !== true || limit === undefined) return undefined
  // Some firmware says 0 for what it does not know.
  const mostW = Number(greatest ?? 0) / 1e6
  const max = mostW > 0 ? mostW : Number(limit) / 1e6
  return {
    id: name,
    value: String(Number(limit) / 1e6),
    allowed: [],
    range: {min: LEAST_W, max},
    files: new Map([[paths.limit, limit], ...(enabled === undefined ? [] : [[paths.enabled, enabled] as const])]),
    writes: (value) => {
      const watts = Number(value)
      if (!(watts >= LEAST_W && watts <= max)) return undefined
      const on = enabled === undefined || enabled === '1' ? [] : [{path: paths.enabled, text: '1'}]
      return [limitOf(paths.limit, Math.round(watts * 1e6)), ...on]
    },
    restores: (contents) =>
      inOrder(contents).map((write) => (write.path === paths.limit ? limitOf(write.path, Number(write.text)) : write)),
  }
}

function limitOf(path: string, microwatts: number): Write {
  return {path, text: String(microwatts), isTaken: (found) => Math.abs(Number(found) - microwatts) <= ROUNDING_UW}
}
