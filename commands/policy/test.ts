import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {UsageError} from '../../src/cli/errors.js'
import {choice, duration, whole} from '../../src/cli/flags.js'
import {testPolicy} from '../../src/cli/policy-test.js'
import {renderProof} from '../../src/cli/render/policy-test.js'

/** That of an external command that failed: the policy's file is one. */
const FAILED = 5
const USUAL_MS = 15 * 60_000

export default class PolicyTest extends BaseCommand {
  static override summary = 'Try a policy on a small simulated slice, and see what it decides.'
  static override description =
    'It is loaded as an agent loads it, and governs an application for some simulated minutes, in this process: no testbed is needed, and nothing is left. Shown are each decision with what the arbiter said, and what it wrote. It ends with 0 where it works, saw no need or wanted nothing, 3 where it is no policy, 5 where it fails or all its plans are refused.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy.ts',
    '<%= config.bin %> <%= command.id %> policy-mine.py --python .venv/bin/python',
    '<%= config.bin %> <%= command.id %> policy-mine.py --app app.yaml --for 1h',
  ]
  static override args = {
    file: Args.string({
      required: true,
      description: 'the policy’s file (.ts, .js, .mjs, .py, or .yaml of one that asks a model), or the name of a built-in one',
    }),
  }
  static override flags = {
    app: Flags.string({description: 'the application that it governs; without it that of the smart-city case', helpValue: '<file>'}),
    scenario: Flags.string({
      description: 'the world; without it that of the smart-city case, or with --app that of `testbed up`',
      helpValue: '<file>',
    }),
    layer: choice(['cluster', 'continuum', 'node'], 'whose agents run it; without it as its definition says', 'layer'),
    python: Flags.string({description: 'the interpreter of a Python policy; without it MLSYSOPS_PYTHON, or python3', helpValue: '<path>'}),
    'install-packages': Flags.boolean({description: 'install the packages that a Python policy says that it needs, for this test alone'}),
    for: duration({description: 'how long, of the simulated time; without it 15m'}),
    seed: whole({min: 1, default: 1, description: 'of the simulated world: the same seed gives the same chances'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyTest)
    if (flags.for === 0) throw new UsageError('--for must be longer than nothing.')
    const scenarios = join(this.config.root, 'templates', 'scenarios')
    const proof = await testPolicy(args.file, {
      application: flags.app ?? join(scenarios, 'smart-city', 'app.yaml'),
      scenario: flags.scenario ?? join(scenarios, flags.app === undefined ? 'smart-city.yaml' : 'default.yaml'),
      layer: flags.layer,
      python: flags.python,
      installPackages: flags['install-packages'],
      durationMs: flags.for ?? USUAL_MS,
      seed: flags.seed,
      version: this.config.version,
      signal: this.signal,
      say: (text) => this.say(text),
    })
    this.exitStatus = proof.verdict.kind === 'failed' || proof.verdict.kind === 'refused' ? FAILED : 0
    return this.print(proof, renderProof)
  }
}
