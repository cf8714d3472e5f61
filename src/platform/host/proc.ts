/** Texts of Linux's /proc, as proc(5) describes them. A line that does not fit is left out: kernels differ. */

/** Seconds since boot: all of them, and those in which something ran. */
export type CpuTime = {readonly busySeconds: number; readonly totalSeconds: number}
export type CpuTimes = {readonly all: CpuTime; readonly cores: ReadonlyMap<number, CpuTime>}

/** USER_HZ is 100 on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100
const SECTOR_BYTES = 512

/** /proc/stat. Waiting for a disk counts as idle, as it does for upstream's policies; time of guests is part of user time already. */
export function parseCpuTimes(stat: string): CpuTimes | undefined {
  let all: CpuTime | undefined
  const cores = new Map<number, CpuTime>()
  for (const line of stat.split('\n')) {
    const match = /^cpu(\d*) +(.*)$/.exec(line)
    if (match === null) continue
    const [user = 0, nice = 0, system = 0, idle = 0, ioWait = 0, irq = 0, softIrq = 0, steal = 0] = numbersOf(match[2] ?? '')
    const busy = user + nice + system + irq + softIrq + steal
    const time = {busySeconds: busy / TICKS_PER_SECOND, totalSeconds: (busy + idle + ioWait) / TICKS_PER_SECOND}
    if (match[1] === '') all = time
    else cores.set(Number(match[1]), time)
  }
  return all === undefined ? undefined : {all, cores}
}

/** /proc/meminfo in bytes; its names are the kernel's (`MemTotal`, `MemAvailable`, …). */
export function parseMemory(meminfo: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [, name = '', value = '', unit] of meminfo.matchAll(/^([A-Za-z_]+): +(\d+)( kB)?$/gm)) {
    found.set(name, Number(value) * (unit === undefined ? 1 : 1024))
  }
  return found
}

/** /proc/loadavg: over 1, 5 and 15 minutes. */
export function parseLoad(loadavg: string): readonly [number, number, number] | undefined {
  const [one, five, fifteen] = numbersOf(loadavg)
  return one === undefined || five === undefined || fifteen === undefined ? undefined : [one, five, fifteen]
}

export type DiskTotals = {readonly readBytes: number; readonly writtenBytes: number; readonly busySeconds: number}

/** /proc/diskstats, the named devices added up. */
export function sumDisks(diskstats: string, devices: ReadonlySet<string>): DiskTotals {
  const sum = {readBytes: 0, writtenBytes: 0, busySeconds: 0}
  for (const line of diskstats.split('\n')) {
    const [, , device = '', ...rest] = line.trim().split(/\s+/)
    if (!devices.has(device)) continue
    const [, , readSectors = 0, , , , writtenSectors = 0, , , busyMs = 0] = rest.map(Number)
    sum.readBytes += readSectors * SECTOR_BYTES
    sum.writtenBytes += writtenSectors * SECTOR_BYTES
    sum.busySeconds += busyMs / 1000
  }
  return sum
}

export type NetworkTotals = {readonly receivedBytes: number; readonly sentBytes: number; readonly dropped: number}

/** /proc/net/dev by interface. */
export function parseNetwork(netDev: string): ReadonlyMap<string, NetworkTotals> {
  const found = new Map<string, NetworkTotals>()
  for (const [, name = '', values = ''] of netDev.matchAll(/^ *([^\s:|]+): *(.*)$/gm)) {
    const [receivedBytes = 0, , , receivedDropped = 0, , , , , sentBytes = 0, , , sentDropped = 0] = numbersOf(values)
    found.set(name, {receivedBytes, sentBytes, dropped: receivedDropped + sentDropped})
  }
  return found
}

function numbersOf(text: string): readonly number[] {
  return text
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((value) => Number.isFinite(value))
}
