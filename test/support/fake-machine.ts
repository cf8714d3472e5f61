import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {temporaryDirectory} from './temporary-directory.js'

const CPUFREQ = 'sys/devices/system/cpu'
const RAPL = 'sys/class/powercap'

/** The settings of a Linux machine as files of a temporary directory: two CPUs, one package, two control groups. */
export class FakeMachine {
  readonly root: string
  /** Where an agent keeps what it must not forget. */
  readonly state: string

  constructor(directory: string) {
    this.root = join(directory, 'root')
    this.state = join(directory, 'state')
    this.write('proc/sys/kernel/random/boot_id', 'boot-1')
    for (const cpu of [0, 1]) this.writeFrequency(cpu)
    this.writeZone(0, 'package-0')
    this.write(`${RAPL}/intel-rapl:0:0/name`, 'core')
    this.write('sys/fs/cgroup/apps/cpuset.cpus.effective', '0-1')
    for (const group of ['shop', 'batch']) this.write(`sys/fs/cgroup/apps/${group}/cpuset.cpus`, '')
    this.write('sys/fs/cgroup/apps/cgroup.procs', '')
  }

  writeFrequency(cpu: number, available?: string): void {
    const folder = `${CPUFREQ}/cpu${cpu}/cpufreq`
    this.write(`${folder}/scaling_min_freq`, '800000')
    this.write(`${folder}/scaling_max_freq`, '3000000')
    this.write(`${folder}/cpuinfo_min_freq`, '800000')
    this.write(`${folder}/cpuinfo_max_freq`, '3200000')
    this.write(`${folder}/scaling_governor`, 'schedutil')
    this.write(`${folder}/scaling_available_governors`, 'performance powersave schedutil')
    this.write(`${folder}/scaling_available_frequencies`, available ?? '3200000 2000000 800000')
  }

  writeZone(zone: number, name: string): void {
    this.write(`${RAPL}/intel-rapl:${zone}/name`, name)
    this.write(`${RAPL}/intel-rapl:${zone}/enabled`, '0')
    this.write(`${RAPL}/intel-rapl:${zone}/constraint_0_power_limit_uw`, '95000000')
    this.write(`${RAPL}/intel-rapl:${zone}/constraint_0_max_power_uw`, '95000000')
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), {recursive: true})
    writeFileSync(join(this.root, path), `${text}\n`)
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8').trim()
  }

  /** What limits a CPU, in kHz, and its governor. */
  frequency(cpu: number): {readonly min: string; readonly max: string; readonly governor: string} {
    const read = (name: string) => this.read(`${CPUFREQ}/cpu${cpu}/cpufreq/${name}`)
    return {min: read('scaling_min_freq'), max: read('scaling_max_freq'), governor: read('scaling_governor')}
  }

  path(path: string): string {
    return join(this.root, path)
  }
}

/** Goes when the test does. */
export function fakeMachine(): FakeMachine {
  return new FakeMachine(temporaryDirectory())
}
