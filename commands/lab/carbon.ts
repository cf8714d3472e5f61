import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {duration, durations, moment, positive, whole} from '../../src/cli/flags.js'
import {runLabCarbon} from '../../src/cli/lab-carbon.js'
import {renderCarbon} from '../../src/cli/render/carbon.js'

export default class LabCarbon extends BaseCommand {
  static override summary = 'Say what shifting batch work to greener hours saves, on recorded carbon intensity.'
  static override description =
    'A batch job arrives every hour and may end later than it could. It is planned again at each step of the series, by a forecast that was told nothing but the past. What that saves stands beside running at once, the optimum (the future known) and two plain forecasts. Nothing is random: the same files and flags give the same answer.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> DE-2022.csv FR-2022.csv --duration 1h,4h --slack 4h,8h,24h --fit-until 2022-07-01',
    '<%= config.bin %> <%= command.id %> DE-2022.csv NL-2022.csv --slack 8h --preemptible --refit 30d --in-place --transfer 5',
  ]
  static override args = {
    files: Args.string({
      required: true,
      multiple: true,
      description: 'carbon intensity of a region each (CSV: timestamp,carbon_intensity_g_per_kwh)',
    }),
  }
  static override flags = {
    duration: durations({description: 'how long a job runs: 1h where absent', default: [3_600_000]}),
    slack: durations({
      description: 'how much later than at once it may end: 4h,8h,24h where absent',
      default: [14_400_000, 28_800_000, 86_400_000],
    }),
    preemptible: Flags.boolean({description: 'a job may be interrupted and go on later'}),
    power: positive({description: 'what a job draws, in W', default: 200}),
    'fit-until': moment({description: 'what the forecast is fitted on ends here; the middle of the series where absent'}),
    refit: duration({description: 'how often it is fitted anew after that, on all that is past then; never where absent'}),
    from: moment({description: 'jobs arrive from here on; where the fit ends where absent'}),
    to: moment({description: 'all jobs have ended by then; the end of the series where absent'}),
    'in-place': Flags.boolean({description: 'a job may run in any of the regions as well'}),
    transfer: whole({min: 0, max: 1_000, description: 'what moving a job takes, in % of its own energy', default: 5}),
    'least-saving': whole({
      min: 0,
      max: 100,
      description: 'a job goes to another region only where it is expected to save more than so many %',
      default: 0,
    }),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabCarbon)
    const report = await runLabCarbon(args.files, {
      durationsMs: flags.duration,
      slacksMs: flags.slack,
      isPreemptible: flags.preemptible,
      powerWatts: flags.power,
      fitUntilMs: flags['fit-until'],
      refitMs: flags.refit,
      fromMs: flags.from,
      toMs: flags.to,
      isInPlace: flags['in-place'],
      transferPercent: flags.transfer,
      leastSavingPercent: flags['least-saving'],
      say: (text) => this.say(text),
      signal: this.signal,
    })
    return this.print(report, renderCarbon)
  }
}
