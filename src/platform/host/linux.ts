import {access, readdir, readFile, statfs} from 'node:fs/promises'
import {join} from 'node:path'
import type {Sample} from '../../telemetry/contract.js'
import {type CpuTime, type CpuTimes, parseCpuTimes, parseLoad, parseMemory, parseNetwork, sumDisks} from './proc.js'
import {FailureLog, type Source, type Surroundings} from './source.js'

export type LinuxOptions = {
  /** Where the machine's `/proc`, `/sys` and file system stand: `/`, or where a container has them mounted. */
  readonly rootPath?: string
  readonly intervalMs?: number
}

/** Devices that hold no bytes of their own, or those of another device a second time. */
const NOT_A_DISK = /^(loop|ram|zram|dm-|md|sr|fd|nbd)/

type Measured = readonly (readonly [metric: string, value: number])[]

/**
 * The machine itself, from /proc and /sys, under the names of Prometheus' node exporter where it has one. A sample has no labels, so devices and modes are
 * added up: docs/telemetry.md says how. What the machine does not have is left out.
 */
export function linuxSource({rootPath = '/', intervalMs = 5_000}: LinuxOptions, surroundings: Surroundings): Source {
  const {clock, identity} = surroundings
  const failures = new FailureLog(surroundings)
  const files = new MachineFiles(rootPath)
  return async (emit, signal) => {
    let before = await cpuTimes(files)
    for await (const nowMs of clock.every(intervalMs, signal)) {
      const now = await cpuTimes(files)
      const parts = await Promise.allSettled([memory(files), load(files), disks(files), network(files), frequency(files), space(rootPath)])
      const measured = [...processors(now, before), ...parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))]
      before = now ?? before
      if (measured.length === 0) failures.failed('machine', new Error(`${join(rootPath, 'proc')} says nothing that can be read.`))
      else failures.succeeded('machine')
      emit(measured.map(([metric, value]): Sample => ({...identity, metric, value, timeMs: nowMs})))
    }
  }
}

/** Shares since the last reading; none from a first one. */
function processors(now: CpuTimes | undefined, before: CpuTimes | undefined): Measured {
  if (now === undefined) return []
  const total = ['node_cpu_seconds_total', now.all.busySeconds] as const
  const ofAll = shareBusy('node_cpu_utilisation', now.all, before?.all)
  const ofCores = [...now.cores].flatMap(([core, time]) => shareBusy(`node_cpu_core_${core}_utilisation`, time, before?.cores.get(core)))
  return [total, ...ofAll, ...ofCores]
}

function shareBusy(metric: string, now: CpuTime, before: CpuTime | undefined): Measured {
  const passed = before === undefined ? 0 : now.totalSeconds - before.totalSeconds
  if (before === undefined || passed <= 0) return []
  return [[metric, Math.min(1, Math.max(0, (now.busySeconds - before.busySeconds) / passed))]]
}

async function cpuTimes(files: MachineFiles): Promise<CpuTimes | undefined> {
  const stat = await files.read('proc/stat')
  return stat === undefined ? undefined : parseCpuTimes(stat)
}

async function memory(files: MachineFiles): Promise<Measured> {
  const sizes = parseMemory((await files.read('proc/meminfo')) ?? '')
  const kept = ['MemTotal', 'MemFree', 'MemAvailable', 'Buffers', 'Cached', 'SwapTotal', 'SwapFree'].flatMap((name) => {
    const size = sizes.get(name)
    return size === undefined ? [] : [[`node_memory_${name}_bytes`, size] as const]
  })
  const total = sizes.get('MemTotal')
  const available = sizes.get('MemAvailable')
  return total === undefined || available === undefined ? kept : [...kept, ['node_memory_used_bytes', total - available]]
}

async function load(files: MachineFiles): Promise<Measured> {
  const found = parseLoad((await files.read('proc/loadavg')) ?? '')
  if (found === undefined) return []
  const [one, five, fifteen] = found
  return [
    ['node_load1', one],
    ['node_load5', five],
    ['node_load15', fifteen],
  ]
}

async function disks(files: MachineFiles): Promise<Measured> {
  const devices = new Set((await files.list('sys/block')).filter((name) => !NOT_A_DISK.test(name)))
  const text = await files.read('proc/diskstats')
  if (text === undefined || devices.size === 0) return []
  const {readBytes, writtenBytes, busySeconds} = sumDisks(text, devices)
  return [
    ['node_disk_read_bytes_total', readBytes],
    ['node_disk_written_bytes_total', writtenBytes],
    ['node_disk_io_time_seconds_total', busySeconds],
  ]
}

/** Only what has hardware behind it: bridges and the ends of pods' links would count every packet twice. */
async function network(files: MachineFiles): Promise<Measured> {
  // In a container /proc/net is the container's; that of the first process is the machine's.
  const interfaces = parseNetwork((await files.read('proc/1/net/dev')) ?? (await files.read('proc/net/dev')) ?? '')
  const names = [...interfaces.keys()].filter((name) => name !== 'lo')
  const hasHardware = await Promise.all(names.map((name) => files.has(`sys/class/net/${name}/device`)))
  const physical = names.filter((_, index) => hasHardware[index])
  const counted = (physical.length > 0 ? physical : names).flatMap((name) => interfaces.get(name) ?? [])
  if (counted.length === 0) return []
  return [
    ['node_network_receive_bytes_total', counted.reduce((sum, {receivedBytes}) => sum + receivedBytes, 0)],
    ['node_network_transmit_bytes_total', counted.reduce((sum, {sentBytes}) => sum + sentBytes, 0)],
    ['node_network_drop_total', counted.reduce((sum, {dropped}) => sum + dropped, 0)],
  ]
}

/** The mean of the cores; most virtual machines do not say. */
async function frequency(files: MachineFiles): Promise<Measured> {
  const cores = (await files.list('sys/devices/system/cpu')).filter((name) => /^cpu\d+$/.test(name))
  const read = cores.map((core) => files.read(`sys/devices/system/cpu/${core}/cpufreq/scaling_cur_freq`))
  const kilohertz = (await Promise.all(read)).flatMap((text) => (text === undefined ? [] : [Number(text)])).filter(Number.isFinite)
  if (kilohertz.length === 0) return []
  return [['node_cpu_frequency_hz', (kilohertz.reduce((sum, value) => sum + value, 0) / kilohertz.length) * 1000]]
}

async function space(rootPath: string): Promise<Measured> {
  const {blocks, bavail, bsize} = await statfs(rootPath)
  return [
    ['node_filesystem_size_bytes', blocks * bsize],
    ['node_filesystem_avail_bytes', bavail * bsize],
  ]
}

/** Files that a machine may not have, or not let us read. */
class MachineFiles {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async read(path: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.#root, path), 'utf8')
    } catch {
      return undefined
    }
  }

  async list(path: string): Promise<readonly string[]> {
    try {
      return await readdir(join(this.#root, path))
    } catch {
      return []
    }
  }

  async has(path: string): Promise<boolean> {
    return access(join(this.#root, path)).then(
      () => true,
      () => false,
    )
  }
}
