import {Args, Flags} from '@oclif/core'
import {UsageError} from '../../src/cli/errors.js'
import {whole} from '../../src/cli/flags.js'
import {policyArg} from '../../src/cli/policies.js'
import {bindPolicy} from '../../src/cli/policy-binding.js'
import {renderBinding} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyBind extends SliceCommand {
  static override summary = 'Bind a policy to applications, or to every one, and say how much it weighs.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy camera',
    '<%= config.bin %> <%= command.id %> my-policy --label tier:video',
    '<%= config.bin %> <%= command.id %> my-policy --every --priority 2',
    '<%= config.bin %> <%= command.id %> saver --node edge/n1',
  ]
  static override strict = false
  static override args = {
    ...policyArg,
    application: Args.string({description: 'applications that it is for, too (`*` at the end: any rest)'}),
  }
  static override flags = {
    label: Flags.string({
      multiple: true,
      default: [],
      description: 'applications that carry this label are among those that it is for',
      helpValue: '<label>',
    }),
    every: Flags.boolean({description: 'it is for every application', exclusive: ['label']}),
    node: Flags.string({
      multiple: true,
      default: [],
      description: 'of the layer node: nodes that it is for, too (NODE or CLUSTER/NODE; `*` at the end: any rest)',
      helpValue: '<node>',
    }),
    'every-node': Flags.boolean({description: 'of the layer node: it is for every node', exclusive: ['node']}),
    priority: whole({min: -4, max: 4, description: 'of policies that want the same, the greater goes first'}),
  }

  async run(): Promise<unknown> {
    const {args, argv, flags} = await this.parse(PolicyBind)
    const add = argv.slice(1).map(String)
    const nodes = flags.node.length > 0 || flags['every-node'] ? {add: flags.node, every: flags['every-node']} : undefined
    if (add.length === 0 && flags.label.length === 0 && !flags.every && flags.priority === undefined && nodes === undefined)
      throw new UsageError('Name the applications that it is for, or --label, --every, --node, --every-node or a --priority.')
    const change = {add, labels: {add: flags.label}, every: flags.every, priority: flags.priority, ...(nodes === undefined ? {} : {nodes})}
    const {policy, remarks} = await bindPolicy(await this.api(), args.policy, change, this.signal)
    for (const remark of remarks) this.note(remark)
    return this.print(policy, renderBinding)
  }
}
