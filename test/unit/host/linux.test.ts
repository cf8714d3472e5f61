import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {linuxSource} from '../../../src/platform/host/linux.js'
import {Reading, surroundings} from '../../support/host-readers.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mls-host-'))
})
afterEach(() => rmSync(root, {recursive: true}))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), {recursive: true})
  writeFileSync(join(root, path), text)
}

/** Two cores; ticks are hundredths of a second. */
function processors(busy: readonly [number, number], idle: readonly [number, number]): void {
  const line = (name: string, ticks: number, rest: number) => `${name} ${ticks - 3} 1 2 ${rest - 10} 10 0 0 0 4 0`
  write(
    'proc/stat',
    `${line('cpu ', busy[0] + busy[1], idle[0] + idle[1])}\n${line('cpu0', busy[0], idle[0])}\n${line('cpu1', busy[1], idle[1])}\nintr 12345\n`,
  )
}

function machine(): void {
  processors([1_000, 2_000], [9_000, 8_000])
  write('proc/meminfo', 'MemTotal:       16384 kB\nMemFree:         1024 kB\nMemAvailable:    4096 kB\nHugePages_Total:       2\n')
  write('proc/loadavg', '0.50 0.75 1.00 2/300 12345\n')
  write(
    'proc/diskstats',
    '   8  0 sda 5 0 100 7 3 0 200 9 0 1500 16\n   8  1 sda1 5 0 100 7 3 0 200 9 0 1500 16\n   7  0 loop0 9 0 999 0 0 0 0 0 0 0 0\n',
  )
  write('sys/block/sda/size', '1')
  write('sys/block/loop0/size', '1')
  const header =
    'Inter-|   Receive  |  Transmit\n face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop fifo colls carrier compressed\n'
  const device = (name: string, received: number, sent: number) => `${name}:${received} 1 0 2 0 0 0 0 ${sent} 1 0 3 0 0 0 0\n`
  write('proc/1/net/dev', `${header}${device('    lo', 9, 9)}${device('  eth0', 1_000, 2_000)}${device('veth1a', 5_000, 5_000)}`)
  write('sys/class/net/eth0/device/vendor', '0x1')
  write('sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq', '1400000\n')
  write('sys/devices/system/cpu/cpu1/cpufreq/scaling_cur_freq', '1600000\n')
}

async function measured(): Promise<Readonly<Record<string, number>>> {
  const reading = new Reading(linuxSource({rootPath: root, intervalMs: 20}, surroundings()))
  await reading.sample('node_load1')
  await reading.stop()
  return Object.fromEntries(reading.samples.map(({metric, value}) => [metric, value]))
}

test('a machine is told under the names of the node exporter', async () => {
  machine()
  expect(await measured()).toMatchObject({
    node_cpu_seconds_total: 30,
    node_load1: 0.5,
    node_load5: 0.75,
    node_load15: 1,
    node_memory_MemTotal_bytes: 16_777_216,
    node_memory_MemAvailable_bytes: 4_194_304,
    node_memory_used_bytes: 12_582_912,
    node_disk_read_bytes_total: 51_200,
    node_disk_written_bytes_total: 102_400,
    node_disk_io_time_seconds_total: 1.5,
    node_network_receive_bytes_total: 1_000,
    node_network_transmit_bytes_total: 2_000,
    node_network_drop_total: 5,
    node_cpu_frequency_hz: 1.5e9,
  })
})

test('what processors did since the last reading is a share, for all and for each', async () => {
  machine()
  const reading = new Reading(linuxSource({rootPath: root, intervalMs: 20}, surroundings()))
  await reading.sample('node_load1')
  processors([1_300, 2_100], [9_100, 8_300])
  expect((await reading.sample('node_cpu_utilisation')).value).toBeCloseTo(0.5)
  expect((await reading.sample('node_cpu_core_0_utilisation')).value).toBeCloseTo(0.75)
  expect((await reading.sample('node_cpu_core_1_utilisation')).value).toBeCloseTo(0.25)
  await reading.stop()
})

test('samples are of the node, and of no application', async () => {
  machine()
  const reading = new Reading(linuxSource({rootPath: root, intervalMs: 20}, surroundings()))
  const {timeMs, ...rest} = await reading.sample('node_load1')
  await reading.stop()
  expect(rest).toEqual({metric: 'node_load1', value: 0.5, node: 'n1', cluster: 'near'})
  expect(Math.abs(Date.now() - timeMs)).toBeLessThan(10_000)
})

test('what a machine does not have is left out', async () => {
  write('proc/loadavg', '0.50 0.75 1.00 2/300 12345\n')
  const names = Object.keys(await measured())
  expect(names.filter((name) => !name.startsWith('node_filesystem_'))).toEqual(['node_load1', 'node_load5', 'node_load15'])
})

test('where nothing has hardware behind it, every interface but loopback counts', async () => {
  machine()
  rmSync(join(root, 'sys/class/net'), {recursive: true})
  expect(await measured()).toMatchObject({node_network_receive_bytes_total: 6_000})
})

test.runIf(process.platform === 'linux')('this very machine can be read', async () => {
  const reading = new Reading(linuxSource({intervalMs: 50}, surroundings()))
  expect((await reading.sample('node_cpu_utilisation')).value).toBeLessThanOrEqual(1)
  expect((await reading.sample('node_memory_used_bytes')).value).toBeGreaterThan(1e6)
  expect((await reading.sample('node_filesystem_size_bytes')).value).toBeGreaterThan(1e6)
  await reading.stop()
})
