import {BaseCommand} from '../src/cli/base-command.js'
import {examine} from '../src/cli/doctor.js'
import {renderDiagnosis} from '../src/cli/render/diagnosis.js'
import {testbedSurroundings} from '../src/cli/testbeds.js'

export default class Doctor extends BaseCommand {
  static override summary = 'Check this machine and what runs on it, and say how to mend what is wrong.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<unknown> {
    await this.parse(Doctor)
    const diagnosis = await examine({
      root: this.config.root,
      surroundings: testbedSurroundings(this.config.root),
      configuration: () => this.configuration(),
      signal: this.signal,
    })
    if (!diagnosis.healthy) this.exitStatus = 4
    return this.print(diagnosis, renderDiagnosis)
  }
}
