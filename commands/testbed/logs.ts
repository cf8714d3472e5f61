import {Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {chosenTestbed} from '../../src/cli/connection.js'
import {whole} from '../../src/cli/flags.js'
import {renderLogLine, renderRawLine} from '../../src/cli/render/log-line.js'
import {chosenFlag} from '../../src/cli/testbed-flags.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {driverOf} from '../../src/testbed/drivers.js'
import {readLogs, selectLogs} from '../../src/testbed/logs.js'

export default class TestbedLogs extends BaseCommand {
  static override summary = 'Show what the processes of a testbed wrote.'
  static override description =
    'Lines of our agents, etcd, KWOK, Kubernetes and containerd are taken apart and shown alike: time (UTC), level, message, and what stands beside it. Any other line is shown as it was written; --json has every line as it was written, too.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --follow',
    '<%= config.bin %> <%= command.id %> --process agents --lines 200',
    '<%= config.bin %> <%= command.id %> --process kube-apiserver',
  ]
  static override flags = {
    name: chosenFlag,
    process: Flags.string({description: 'only this process, as `testbed status` calls it, or only this program', helpValue: '<process>'}),
    lines: whole({default: 50, min: 0, description: 'how many of the last lines of each process', helpValue: '<number>'}),
    follow: Flags.boolean({char: 'f', description: 'go on with what is written from now on'}),
    raw: Flags.boolean({description: 'each line as it was written'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(TestbedLogs)
    const surroundings = testbedSurroundings(this.config.root)
    const {registry} = surroundings
    const name = chosenTestbed(flags.name, await this.configuration(), registry)
    const driver = await driverOf(registry.require(name), surroundings)
    const sources = selectLogs(driver.logs(), flags.process)
    const width = Math.max(...sources.map(({role}) => role.length))
    const render = flags.raw ? renderRawLine(width) : renderLogLine(width)
    for await (const line of readLogs(sources, flags, systemClock, this.signal)) this.emit(line, render)
  }
}
