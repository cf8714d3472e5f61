import {Args, Flags} from '@oclif/core'
import {answerPlans, type SpokenAnswer} from './answering.js'
import {dryRun} from './flags.js'
import {renderAnswered} from './render/plan.js'
import {SliceCommand} from './slice-command.js'

export const planArgs = {
  decision: Args.string({description: 'the id of a plan, as `plan list` shows it; several are answered together, or none of them'}),
}

export const planFlags = {
  all: Flags.boolean({description: 'all that wait now'}),
  application: Flags.string({description: 'all that wait now about this application'}),
  'dry-run': dryRun,
}

type Flagged = {readonly all: boolean; readonly application?: string | undefined; readonly 'dry-run': boolean}

/** A command by which a person answers plans that wait. */
export abstract class PlanCommand extends SliceCommand {
  protected async answer(decisions: readonly string[], flags: Flagged, answer: SpokenAnswer): Promise<unknown> {
    const {all, application} = flags
    const api = await this.api()
    const answered = answerPlans(api, {decisions, all, application}, answer, {dryRun: flags['dry-run'], signal: this.signal})
    return this.print(await this.withSliceTime(api, answered), renderAnswered)
  }
}
