import {Args, Flags} from '@oclif/core'
import {explainComponent} from '../../src/cli/explaining.js'
import {renderExplanation} from '../../src/cli/render/explanation.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppExplain extends SliceCommand {
  static override summary = 'Explain why every component is where it is, why not elsewhere, and what it achieved.'
  static override description =
    'For every component: where it runs and since when, who decided it and what woke them, the numbers they saw, how every host is judged, what a move achieved, what policies say now, and how to change it.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera', '<%= config.bin %> <%= command.id %> camera classifier --all']
  static override args = {
    application: Args.string({required: true, description: 'the application'}),
    component: Args.string({description: 'only this component'}),
  }
  static override flags = {all: Flags.boolean({char: 'a', description: 'every host, score term and decision'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppExplain)
    const api = await this.api()
    const explanation = this.withSliceTime(api, explainComponent(api, args.application, args.component, this.signal))
    return this.print(await explanation, renderExplanation({all: flags.all}))
  }
}
