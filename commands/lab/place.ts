import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {UsageError} from '../../src/cli/errors.js'
import {choice, duration, whole} from '../../src/cli/flags.js'
import {exitStatusOf, generatedProblem, placeProblem, problemText, readProblem} from '../../src/cli/lab-place.js'
import {renderPlaced} from '../../src/cli/render/placed.js'

export default class LabPlace extends BaseCommand {
  static override summary = 'Solve a placement problem: proven to be the best, by a genetic search, or as greedily as today.'
  static override description =
    'What is minimised: the price of the nodes that are used, their energy, latency between components that talk, and moves, each by its weight (docs/policies/exact-placement.md). A problem without a placement is said to have none, with the reason. The same problem and seed give the same answer, unless --time-limit ends the search. It ends with 0 where all is placed, 3 where there is no placement, 5 where none was found though there may be one.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --generate components=50,nodes=20,seed=3 --by exact',
    '<%= config.bin %> <%= command.id %> --generate components=50,nodes=20,seed=3 --write > problem.yaml',
    '<%= config.bin %> <%= command.id %> problem.yaml --by genetic --bound --seed 7 --json',
  ]
  static override args = {file: Args.string({description: 'the problem (YAML or JSON)'})}
  static override flags = {
    by: choice(
      ['exact', 'genetic', 'greedy'],
      'how: exact (the default) proves its answer; greedy is what placement without this does',
      'method',
    ),
    seed: whole({min: 0, default: 1, description: 'of the genetic search'}),
    'time-limit': duration({description: 'when the search ends at the latest; then the answer may differ from run to run'}),
    bound: Flags.boolean({description: 'say how far from the best an answer that is not proven can be at most; it takes time of its own'}),
    generate: Flags.string({
      description:
        'a made-up problem in place of a file: components, nodes, seed, packing, kind (feasible, no-eligible-node, group-too-large, over-capacity, apart-too-many, crowded)',
      helpValue: '<key=value,…>',
    }),
    write: Flags.boolean({description: 'print the problem instead of solving it', dependsOn: ['generate']}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabPlace)
    if ((args.file === undefined) === (flags.generate === undefined))
      throw new UsageError('Name a file, or say --generate components=50,nodes=20,seed=1: one of the two.')
    const problem = flags.generate === undefined ? await readProblem(args.file ?? '') : generatedProblem(flags.generate)
    if (flags.write) return this.print(problem, problemText)
    const request = {by: flags.by ?? 'exact', seed: flags.seed, timeLimitMs: flags['time-limit'], isBounded: flags.bound}
    const timed = await placeProblem(problem, request, this.signal)
    this.exitStatus = exitStatusOf(timed.report.answer)
    return this.print(timed.report, (_, view) => renderPlaced(timed, view))
  }
}
