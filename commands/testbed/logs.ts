import {Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {choice} from '../../src/cli/flags.js'
import {nameFlag} from '../../src/cli/testbed-flags.js'
import {testbeds} from '../../src/cli/testbeds.js'
import {systemClock} from '../../src/support/clock-system.js'
import {DAEMON_ROLES} from '../../src/testbed/embedded/config.js'
import {readLogs} from '../../src/testbed/embedded/logs.js'

export default class TestbedLogs extends BaseCommand {
  static override summary = 'Show what the processes of a testbed wrote.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --follow',
    '<%= config.bin %> <%= command.id %> --process agents --lines 200',
  ]
  static override flags = {
    name: nameFlag,
    process: choice(DAEMON_ROLES, 'only this process', 'process'),
    lines: Flags.integer({default: 50, min: 0, description: 'how many of the last lines of each process', helpValue: '<number>'}),
    follow: Flags.boolean({char: 'f', description: 'go on with what is written from now on'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(TestbedLogs)
    const config = testbeds().require(flags.name)
    for await (const line of readLogs(config, flags, systemClock, this.signal))
      this.emit(line, ({process, text}) => `${process.padEnd(6)} ${text}`)
  }
}
