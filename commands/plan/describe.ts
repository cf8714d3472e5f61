import {Args} from '@oclif/core'
import {renderPlan} from '../../src/cli/render/plan.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PlanDescribe extends SliceCommand {
  static override summary = 'Show one decision in full: what is wanted, why, what was weighed, what became of it.'
  static override examples = ['<%= config.bin %> <%= command.id %> DECISION']
  static override args = {decision: Args.string({required: true, description: 'the id of the decision'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(PlanDescribe)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.getDecision({id: args.decision}, {signal: this.signal})), renderPlan)
  }
}
