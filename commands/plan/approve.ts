import {PlanCommand, planArgs, planFlags} from '../../src/cli/plan-command.js'

export default class PlanApprove extends PlanCommand {
  static override summary = 'Let plans that wait for you go ahead.'
  static override description =
    'Each is carried out once, as it was proposed, if its policy still wants it when its agent comes to it within ten minutes; otherwise it waits again. A plan that you rejected can be approved after all. Several at once: where something speaks against one of them, none is approved, and every problem is named.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> DECISION',
    '<%= config.bin %> <%= command.id %> DECISION DECISION',
    '<%= config.bin %> <%= command.id %> --application camera --dry-run',
  ]
  static override strict = false
  static override args = planArgs
  static override flags = planFlags

  async run(): Promise<unknown> {
    const {argv, flags} = await this.parse(PlanApprove)
    return await this.answer(argv.map(String), flags, {kind: 'approve'})
  }
}
