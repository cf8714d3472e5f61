import {Args, Flags} from '@oclif/core'
import {SliceCommand} from '../src/cli/slice-command.js'
import {given} from '../src/support/given.js'

export default class Monitor extends SliceCommand {
  static override summary = 'Watch the slice on a live screen: nodes, applications, targets, decisions.'
  static override description =
    'Keys: ? shows them, q leaves. Without a terminal each decision is a line. --once prints one picture as text, or with --json as data, and ends.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> camera',
    '<%= config.bin %> <%= command.id %> --once',
  ]
  static override args = {filter: Args.string({description: 'only what has this in its name'})}
  static override flags = {once: Flags.boolean({description: 'print one picture, and end'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(Monitor)
    const client = await this.api()
    const filter = given({filter: args.filter})
    if (!flags.once && !this.isJson && this.isScreen) {
      const {runMonitor} = await import('../src/tui/run-monitor.js')
      return runMonitor({
        ...filter,
        client,
        signal: this.signal,
        ...given({colour: flags.color}),
        stdin: process.stdin,
        stdout: process.stdout,
      })
    }
    const [{decisionLine, followDecisions, frameText, lookOnce, reportOf}, {symbolsFor}] = await Promise.all([
      import('../src/tui/once.js'),
      import('../src/tui/text/symbols.js'),
    ])
    const theme = {hasColour: this.hasColour, symbols: symbolsFor(process.env, process.platform)}
    if (flags.once) {
      const state = await lookOnce({...filter, client, signal: this.signal, size: this.size})
      return this.print(reportOf(state), () => frameText(state, theme))
    }
    for await (const decision of followDecisions({...filter, client, signal: this.signal}))
      this.emit(decision, () => decisionLine(decision, theme))
    return undefined
  }
}
