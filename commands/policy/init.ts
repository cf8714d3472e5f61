import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {UsageError} from '../../src/cli/errors.js'
import {writeModelTemplate, writeUntrainedPolicy} from '../../src/cli/model-template.js'
import {writeNewFile} from '../../src/cli/new-file.js'
import {quote} from '../../src/testbed/steps.js'

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

export default class PolicyInit extends BaseCommand {
  static override summary = 'Write a policy to begin with.'
  static override description =
    'It works as it is: it moves a component that misses a target; at the layer node it turns the frequency of its machine down while that is idle. With --model it is one that asks a model, which `lab train` makes; with --template one that comes with its model, contract and training script. It never overwrites a file unless told to.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy',
    '<%= config.bin %> <%= command.id %> my-policy --python',
    '<%= config.bin %> <%= command.id %> foresight --model',
    '<%= config.bin %> <%= command.id %> hackathon --model --template hackathon-latency',
    '<%= config.bin %> <%= command.id %> saver --layer node',
  ]
  static override args = {name: Args.string({required: true, description: 'its name: lower-case letters, digits and dashes'})}
  static override flags = {
    python: Flags.boolean({description: 'in Python, as upstream has its policies', exclusive: ['model']}),
    model: Flags.boolean({description: 'one that asks an ONNX model, in YAML; without code'}),
    template: Flags.string({description: 'a model that was trained: hackathon-latency', dependsOn: ['model'], helpValue: '<name>'}),
    layer: Flags.option({
      options: ['cluster', 'node'] as const,
      default: 'cluster' as const,
      description: 'whose agents run it',
      helpValue: '<layer>',
    })(),
    out: Flags.string({description: 'where to write it; without it NAME.ts, policy-NAME.py or policy-NAME.yaml', helpValue: '<file>'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyInit)
    const {name} = args
    if (!NAME.test(name)) throw new UsageError(`${name} is no name of a policy: lower-case letters, digits and dashes, 63 at most.`)
    const ofNode = flags.layer === 'node'
    if (flags.model && ofNode) throw new UsageError('A policy that asks a model is of the layer cluster: leave out --layer, or --model.')
    const [template, file] = flags.python
      ? ([ofNode ? 'policy-node.py' : 'policy.py', `policy-${name}.py`] as const)
      : ([ofNode ? 'policy-node.ts' : 'policy.ts', `${name}.ts`] as const)
    const templates = join(this.config.root, 'templates')
    if (flags.model) return await this.#writeModelPolicy(templates, {...flags, name, out: flags.out ?? `policy-${name}.yaml`})
    const out = flags.out ?? file
    const text = await readFile(join(templates, 'policy', template), 'utf8')
    await writeNewFile(out, text.replaceAll('NAME', name), flags.force)
    return this.print(
      {file: out},
      () =>
        `Wrote ${out}. Next:\n  mlsysops policy test ${quote(out)}\n  mlsysops policy add ${quote(out)}${ofNode ? '' : ' --app my-app'}\n  mlsysops policy trace ${name}`,
    )
  }

  async #writeModelPolicy(
    templates: string,
    {template, ...wanted}: {readonly template?: string | undefined; readonly name: string; readonly out: string; readonly force: boolean},
  ): Promise<unknown> {
    const {name, out} = wanted
    const files =
      template === undefined
        ? await writeUntrainedPolicy(templates, wanted)
        : await writeModelTemplate(join(templates, 'policy'), {...wanted, template})
    const script = files.find((one) => one.endsWith('.py')) ?? ''
    const train = [
      'lab data export trace.csv     # what the slice has recorded: let its application run for a while before',
      `lab train ${quote(script)} --data trace.csv --policy ${quote(out)}`,
      `policy test ${quote(out)}`,
    ]
    const run = [
      `policy add ${quote(out)} --dry-run`,
      `policy add ${quote(out)}${template === undefined ? ' --app my-app' : ''}`,
      'mode set ml',
      `policy trace ${name}`,
    ]
    const next = [...(template === undefined ? train : []), ...run].map((command) => `\n  mlsysops ${command}`).join('')
    const again = template === undefined ? '' : '\nTo train it again: its first lines say how.'
    return this.print({file: out, files}, () => `Wrote ${files.join(', ')}. Next:${next}${again}`)
  }
}
