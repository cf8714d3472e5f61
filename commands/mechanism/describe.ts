import {Args} from '@oclif/core'
import {renderMechanism} from '../../src/cli/render/added-mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class MechanismDescribe extends SliceCommand {
  static override summary = 'Show a mechanism with the schema of its commands.'
  static override examples = ['<%= config.bin %> <%= command.id %> placement']
  static override args = {mechanism: Args.string({required: true, description: 'the mechanism'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(MechanismDescribe)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.getMechanism({mechanism: args.mechanism}, {signal: this.signal})), renderMechanism)
  }
}
